import type { Currency } from '@sidecrew/money';
import { profileColumns, type ProfileRow, profileTables } from '@sidecrew/experts';
import { restored } from '@sidecrew/platform';
import { endedContractStates } from '../contract.process.js';
import type { DeadlineJson } from '../deadline.type.js';
import { jsonList, jsonRow } from '../sql-list.js';
import type { AiDeclaration, CounterOffer, PlannedPiece } from './bid.entity.js';
import type { Side } from './bid.events.js';
import type { BidState } from './bid.process.js';

/** A bid as screens show it, with its expert, samples and deadlines ready-made by the database. */
export interface BidRow {
  readonly id: string;
  readonly taskId: string;
  readonly ownerId: string;
  readonly expertId: string;
  readonly state: BidState;
  readonly version: number;
  readonly taskVersion: number;
  readonly currency: Currency;
  readonly priceMinor: string;
  readonly days: number;
  readonly milestones: readonly PlannedPiece[];
  readonly message: string;
  readonly aiDeclaration: AiDeclaration;
  readonly round: number;
  readonly counter: CounterOffer | null;
  readonly declineReason: string | null;
  readonly declineNote: string | null;
  readonly threadId: string;
  readonly contractId: string | null;
  readonly submittedAt: Date;
  readonly termsAt: Date;
  readonly termsBy: Side;
  readonly taskIsOpen: boolean;
  /** Also while screening looks at it again. */
  readonly taskTakesBids: boolean;
  readonly seatIsFree: boolean;
  readonly deadlines: DeadlineJson;
  readonly samples: ProfileRow['samples'];
  /** Dates in it are text, since it comes as JSON. */
  readonly expert: Omit<ProfileRow, 'memberSince'> & { readonly memberSince: string };
}

/** A BidRow that came inside a larger statement. */
export const bidOf = restored<BidRow>({ submittedAt: true, termsAt: true });

const ended = endedContractStates.map((state) => `'${state}'`).join(', ');

/** The columns of a BidRow, from `bids b join tasks t`. One statement, however many bids a page compares. */
export const bidColumns = `
  b.id, b.task_id as "taskId", t.owner_id as "ownerId", b.expert_id as "expertId", b.state, b.version, b.task_version as "taskVersion",
  b.currency, b.price_minor::text as "priceMinor", b.days, b.milestones, b.message, b.ai_declaration as "aiDeclaration", b.round, b.counter,
  b.decline_reason as "declineReason", b.decline_note as "declineNote", b.thread_id as "threadId", b.contract_id as "contractId",
  b.submitted_at as "submittedAt", b.terms_at as "termsAt", t.state = 'open' as "taskIsOpen",
  t.state in ('open', 'screening') as "taskTakesBids",
  (select v.by_role from bid_versions v where v.bid_id = b.id and v.version = b.version) as "termsBy",
  (select count(*) from bids o where o.task_id = t.id and o.state = 'offered')
    + (select count(*) from contracts k where k.task_id = t.id and k.state not in (${ended})) < t.seats as "seatIsFree",
  coalesce((select json_agg(json_build_object('kind', d.kind, 'dueAt', d.due_at) order by d.due_at)
              from deadlines d where d.subject_id = b.id and d.kind in ('OFFER', 'COUNTER', 'STALE')), '[]') as deadlines,
  coalesce((select json_agg(json_build_object('id', w.id, 'title', w.title, 'about', w.about, 'url', w.url,
                'file', case when f.id is not null
                  then json_build_object('id', f.id, 'name', f.name, 'mime', f.mime, 'bytes', f.bytes, 'url', '/files/' || f.id) end)
                order by array_position(b.sample_ids, w.id))
              from work_samples w left join files f on f.id = w.file_id
             where w.id = any(b.sample_ids) and w.removed_at is null), '[]') as samples,
  (select row_to_json(profile) from (select ${profileColumns} from ${profileTables} where p.user_id = b.expert_id) profile) as expert`;

export const bidTables = `bids b join tasks t on t.id = b.task_id`;

/** Where bids stand side by side: those closest to hiring first. */
export const closestFirst = (bid: string): string =>
  `case ${bid}.state when 'won' then 0 when 'offered' then 1 when 'agreed' then 2 when 'shortlisted' then 3 when 'countered_e' then 4
     when 'countered_o' then 5 when 'submitted' then 6 when 'stale' then 7 else 8 end, ${bid}.submitted_at`;

/** More than a task's live bids; the rest are old answers. */
export const mostComparedBids = 50;

/** As JSON, the bids of task `$1`: sealed, so only callers that checked for its owner or staff may ask. */
export const bidsOfTaskJson = jsonList(
  `select ${bidColumns} from ${bidTables} where b.task_id = $1 order by ${closestFirst('b')} limit ${mostComparedBids}`,
);

/** As JSON, the live or latest bid of `$2` on task `$1`. */
export const ownBidJson = jsonRow(
  `select ${bidColumns} from ${bidTables} where b.task_id = $1 and b.expert_id = $2 order by b.submitted_at desc, b.id desc limit 1`,
);
