import type { Currency } from '@sidecrew/money';
import { restored } from '@sidecrew/platform';
import type { ContractState } from '../contract.process.js';
import type { DeadlineJson } from '../deadline.type.js';
import type { MilestoneState } from '../milestone.process.js';
import { jsonList } from '../sql-list.js';
import type { AgreedTerms } from './contract.entity.js';

interface PersonJson {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly joinedAt: string;
}

/** Where the milestone's money is, in minor units as text. */
export type PositionJson = Readonly<Record<'price' | PositionPart, string>>;

/** The parts of a position; all but `funded` add up to it. */
export const positionParts = ['funded', 'held', 'inFlight', 'released', 'refunded', 'chargedBack'] as const;
export type PositionPart = (typeof positionParts)[number];

/** How a payment by saved card stands, or how the last one ended; the owner's alone. */
export interface CardChargeJson {
  readonly state: 'charging' | 'declined' | 'asked_back' | 'over';
  readonly brand: string;
  readonly last4: string;
  /** The bank's word; `bank` or `no_card` where the owner was asked back. */
  readonly code: string | null;
  readonly retryAt: string | null;
}

/** What a bank wants to know about the payment of a milestone, or decided about it: the newest. */
export interface BankQuestionJson {
  readonly id: string;
  readonly kind: 'chargeback' | 'inquiry';
  readonly openedAt: string;
  /** Until when the bank takes our answer. */
  readonly dueAt: string | null;
  readonly answeredAt: string | null;
  readonly outcome: 'won' | 'lost' | 'dropped' | null;
  readonly closedAt: string | null;
  /** The expert owes what they were paid, since they are not protected. */
  readonly isOwed: boolean;
}

/** A confirmed release, and what its funded milestone keeps of all its releases: released amount and the fees on it. */
export interface ReleaseJson {
  readonly at: string;
  readonly keptMinor: string;
  readonly keptExpertFeeMinor: string;
  readonly keptOwnerFeeMinor: string;
}

/** A milestone inside a ContractRow. It comes as JSON, so dates and amounts are text. */
export interface MilestoneJson {
  readonly id: string;
  readonly parentId: string | null;
  readonly n: number;
  readonly title: string;
  readonly amountMinor: string;
  readonly days: number;
  readonly state: MilestoneState;
  readonly dueAt: string | null;
  readonly fundedAt: string | null;
  readonly endedAt: string | null;
  readonly autoApproved: boolean;
  readonly changeRounds: number;
  readonly reviewExtended: boolean;
  readonly blockedBecause: string | null;
  /** The owner let the review run out unheard, so staff reviews in their place. */
  readonly adminReviews: boolean;
  /** Of the same funded milestone something was accepted before. */
  readonly partAccepted: boolean;
  readonly expertFeeMinor: string | null;
  readonly ownerFeeMinor: string | null;
  readonly position: PositionJson;
  /** Of a row that was released by an approval; null of others. */
  readonly release: ReleaseJson | null;
  readonly frozenBecause: readonly string[];
  readonly bank: BankQuestionJson | null;
  readonly deadlines: DeadlineJson;
  readonly charge: CardChargeJson | null;
}

/** A contract as screens show it, with its people, milestones and deadlines ready-made by the database. */
export interface ContractRow {
  readonly id: string;
  readonly taskId: string;
  readonly ownerId: string;
  readonly expertId: string;
  readonly taskVersion: number;
  readonly bidVersion: number;
  readonly state: ContractState;
  readonly currency: Currency;
  readonly title: string;
  readonly terms: AgreedTerms;
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly threadId: string;
  readonly priceMinor: string;
  readonly owner: PersonJson;
  readonly expert: PersonJson;
  readonly expertHandle: string | null;
  readonly expertCanReceive: boolean;
  readonly deadlines: DeadlineJson;
  readonly milestones: readonly MilestoneJson[];
}

/** A ContractRow that came inside a larger statement. */
export const contractOf = restored<ContractRow>({ createdAt: true, endedAt: true });

/** What people wait for; reminders and technical retries are left out. */
const shownKinds = `('CARD_CONFIRM', 'REVIEW', 'REFUND_REPLY', 'CLEAR', 'HOLD_CAP')`;

const deadlinesOf = (subject: string, kinds: string): string => `
  coalesce((select json_agg(json_build_object('kind', d.kind, 'dueAt', d.due_at) order by d.due_at)
              from deadlines d where d.subject_id = ${subject} and d.kind in ${kinds}), '[]')`;

const person = (user: string): string =>
  `json_build_object('id', ${user}.id, 'name', ${user}.name, 'timeZone', ${user}.time_zone, 'joinedAt', ${user}.joined_at)`;

/** A row that was cut in parts is not shown: its parts stand for it. */
const milestonesJson = `
  coalesce((select json_agg(json_build_object(
      'id', m.id, 'parentId', m.parent_id, 'n', m.n, 'title', m.title, 'amountMinor', m.amount_minor::text, 'days', m.days, 'state', m.state,
      'dueAt', m.due_at, 'fundedAt', m.funded_at, 'endedAt', m.ended_at, 'autoApproved', m.auto_approved, 'changeRounds', m.change_rounds,
      'reviewExtended', m.review_extended, 'blockedBecause', m.blocked_because, 'expertFeeMinor', m.expert_fee_minor::text,
      'ownerFeeMinor', m.owner_fee_minor::text,
      'adminReviews', coalesce((select v.admin_reviews_since is not null from deliveries v
                                 where v.milestone_id in (m.id, m.root_id) order by v.n desc limit 1), false),
      'partAccepted', exists (select from milestones part where part.root_id = m.root_id and part.approved_at is not null),
      'position', json_build_object('price', pos.price::text, 'funded', pos.funded::text, 'held', pos.held::text,
                                    'inFlight', pos.in_flight::text, 'released', pos.released::text, 'refunded', pos.refunded::text,
                                    'chargedBack', pos.charged_back::text),
      'release', (select json_build_object('at', l.changed_at, 'keptMinor', kept.gross_minor::text,
                         'keptExpertFeeMinor', kept.expert_fee_minor::text, 'keptOwnerFeeMinor', kept.owner_fee_minor::text)
                    from money_legs l join kept_releases kept on kept.root_id = l.root_id
                   where l.milestone_id = m.id and l.kind = 'release' and l.purpose = 'whole' and l.state = 'confirmed'),
      'frozenBecause', array(select distinct fr.reason from freezes fr where fr.milestone_id in (m.id, m.root_id) and fr.closed_at is null),
      'bank', (select json_build_object('id', bq.id, 'kind', bq.kind, 'openedAt', bq.opened_at, 'dueAt', bq.evidence_due_at,
                       'answeredAt', bq.answered_at, 'outcome', bq.outcome, 'closedAt', bq.closed_at, 'isOwed', bq.debtor_id is not null)
                 from payments paid join chargebacks bq on bq.payment_id = paid.id
                where paid.milestone_id = m.root_id and paid.purpose = 'milestone' and paid.money_lies <> 'returned'
                order by bq.opened_at desc limit 1),
      'charge', (select json_build_object('state', cc.state, 'brand', sc.brand, 'last4', sc.last4, 'code', cc.code, 'retryAt', cc.retry_at)
                   from card_charges cc join saved_cards sc on sc.id = cc.card_id
                  where cc.milestone_id = m.id and m.state in ('planned', 'funding')),
      'deadlines', ${deadlinesOf('m.id', shownKinds)}) order by m.n, m.id)
    from milestones m join milestone_positions pos on pos.milestone_id = m.id
   where m.contract_id = k.id and m.state <> 'divided'), '[]')`;

/**
 * The columns of a ContractRow, from `contractTables`. The whole page of a contract is this one statement; it looks
 * ahead to payments and disputes, as only reading may.
 */
export const contractColumns = `
  k.id, k.task_id as "taskId", k.owner_id as "ownerId", k.expert_id as "expertId", k.task_version as "taskVersion",
  k.bid_version as "bidVersion", k.state, k.currency, k.title, k.terms, k.checklist, k.created_at as "createdAt",
  k.ended_at as "endedAt", k.end_reason as "endReason", b.thread_id as "threadId", p.handle as "expertHandle",
  ${person('o')} as owner, ${person('e')} as expert,
  coalesce((select a.can_receive from connected_accounts a where a.user_id = k.expert_id), false) as "expertCanReceive",
  (select coalesce(sum(whole.amount_minor), 0)::text from milestones whole
    where whole.contract_id = k.id and whole.parent_id is null) as "priceMinor",
  ${deadlinesOf('k.id', `('FUND')`)} as deadlines,
  ${milestonesJson} as milestones`;

export const contractTables = `
  contracts k join bids b on b.id = k.bid_id join users o on o.id = k.owner_id join users e on e.id = k.expert_id
  left join expert_profiles p on p.user_id = k.expert_id`;

/** Whether `$2` may read contract `k`, staff if `$3`: it belongs to its two parties. */
export const contractIsReadable = `($2 in (k.owner_id, k.expert_id) or $3)`;

/** As JSON, the contracts made from task `$1` that `$2` may read, newest first. */
export const contractsOfTaskJson = jsonList(`
  select ${contractColumns} from ${contractTables} where k.task_id = $1 and ${contractIsReadable}
   order by k.created_at desc, k.id desc limit 200`);
