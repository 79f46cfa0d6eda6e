import { Injectable } from '@nestjs/common';
import { type AccountName, LedgerReader } from '@sidecrew/ledger';
import { type Actor, decodeCursor, type PageArgs, type PageInfo, pageOf, Work } from '@sidecrew/platform';
import { type BankCase, bankCasesOf } from './bank-case.js';

/** What was sent to the bank, or is on its way. */
export interface SentAnswer {
  readonly explanation: string;
  readonly files: readonly { readonly as: string; readonly name: string }[];
  readonly by: string;
  readonly at: Date;
}

/** One line of a lost chargeback: where its money came from. */
export interface LossLine {
  readonly account: AccountName;
  readonly amountMinor: bigint;
}

/** How many cases stand above the list; what has no place there is on the pages below. */
const mostWaiting = 100;

/** What banks ask about payments, for staff who are no party of the contract. */
@Injectable()
export class BankCasesReader {
  constructor(
    private readonly work: Work,
    private readonly books: LedgerReader,
  ) {}

  /** What waits for an answer, the nearest date first, on the first page only; then the others, newest first. */
  async page(actor: Actor, page: PageArgs): Promise<{ waiting: BankCase[]; nodes: BankCase[]; pageInfo: PageInfo }> {
    const after = decodeCursor(page.after);
    const waiting = after
      ? []
      : await this.work.read<BankCase>(
          `select * from (${bankCasesOf('$1')}) c where state in ('needs_answer', 'warned') order by "dueAt" nulls last, "openedAt" limit ${mostWaiting}`,
          [actor.id],
        );
    const rows = await this.work.read<BankCase>(
      `select * from (${bankCasesOf('$1')}) c
        where state not in ('needs_answer', 'warned') and ($3::timestamptz is null or ("openedAt", "paymentId") < ($3, $4::uuid))
        order by "openedAt" desc, "paymentId" desc limit $2`,
      [actor.id, page.first + 1, after?.at ?? null, after?.id ?? null],
    );
    return { waiting, ...pageOf(rows, page.first, ({ openedAt, paymentId }) => ({ at: openedAt.toISOString(), id: paymentId })) };
  }

  /** Null where there is none, or the admin is a party of it. */
  async find(actor: Actor, id: string): Promise<BankCase | null> {
    const [row] = await this.work.read<BankCase>(`select * from (${bankCasesOf('$1')}) c where id = $2`, [actor.id, id]);
    return row ?? null;
  }

  /** The newest answer that Stripe did not refuse. */
  async sentAnswer(id: string): Promise<SentAnswer | null> {
    const [row] = await this.work.read<SentAnswer>(
      `select i.params ->> 'explanation' as explanation, i.created_at as at,
              coalesce((select u.name from audit_log a join users u on u.id = a.actor_id
                         where a.action = 'chargeback.answered' and a.facts ->> 'disputeId' = $1 order by a.at desc limit 1), '') as by,
              (select coalesce(jsonb_agg(jsonb_build_object('as', one.params ->> 'as', 'name', f.name) order by one.n), '[]')
                 from intents one join files f on f.id::text = one.params ->> 'fileId'
                where one.movement_id = i.movement_id and one.op = 'evidence.file' and one.state <> 'refused') as files
         from intents i where i.op = 'evidence' and i.subject_id = $1 and i.state <> 'refused' order by i.created_at desc limit 1`,
      [id],
    );
    return row ?? null;
  }

  /** How a lost one was spread; empty before. */
  async loss(id: string): Promise<readonly LossLine[]> {
    const journal = await this.work.transaction((tx) => this.books.byKey(tx, 'dispute', id, 'chargeback_lost'));
    return journal?.postings.filter(({ amountMinor }) => amountMinor > 0n) ?? [];
  }
}
