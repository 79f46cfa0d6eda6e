import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { type CursorKey, type Tx, Work } from '@sidecrew/platform';
import type { AccountName } from './accounts.js';
import type { JournalKind } from './journal.js';

/** A posted journal with its lines, as the ledger view shows it. */
export interface JournalRow {
  readonly id: string;
  readonly kind: JournalKind;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly currency: Currency;
  readonly at: Date;
  readonly contractId: string | null;
  readonly milestoneId: string | null;
  readonly reverses: string | null;
  readonly meta: Readonly<Record<string, string>>;
  readonly postings: readonly { readonly account: AccountName; readonly amountMinor: bigint }[];
}

export interface BalanceRow {
  readonly account: AccountName;
  readonly currency: Currency;
  readonly amountMinor: bigint;
}

interface StoredJournal extends Omit<JournalRow, 'postings'> {
  readonly lines: readonly { readonly account: AccountName; readonly amount: string }[];
}

const journalColumns = `
  j.id, j.kind, j.source_type as "sourceType", j.source_id as "sourceId", j.currency, j.effective_at as at,
  j.contract_id as "contractId", j.milestone_id as "milestoneId", j.reverses, j.meta,
  (select jsonb_agg(jsonb_build_object('account', a.name, 'amount', p.amount::text) order by p.n)
     from ledger_postings p join ledger_accounts a on a.id = p.account_id where p.journal_id = j.id) as lines`;

const toRow = ({ lines, ...journal }: StoredJournal): JournalRow => ({
  ...journal,
  postings: lines.map(({ account, amount }) => ({ account, amountMinor: BigInt(amount) })),
});

/** Reads the books. Amounts are signed: debit positive, credit negative. */
@Injectable()
export class LedgerReader {
  constructor(private readonly work: Work) {}

  /**
   * The balance of an account, 0 where it was never used. Inside a transaction that posted to a guarded account it
   * is exact, since the account is locked until the commit.
   */
  async balance(tx: Tx, account: AccountName, currency: Currency): Promise<bigint> {
    const [row] = await tx.query<{ amount: string }>(
      `select coalesce(a.balance, (select coalesce(sum(p.amount), 0) from ledger_postings p where p.account_id = a.id))::text as amount
         from ledger_accounts a where a.name = $1 and a.currency = $2`,
      [account, currency],
    );
    return BigInt(row?.amount ?? 0);
  }

  /** What was posted to an account in a span of time, its end not included. */
  async postedBetween(tx: Tx, account: string, currency: Currency, from: Date, to: Date): Promise<bigint> {
    const [row] = await tx.query<{ amount: string }>(
      `select coalesce(sum(p.amount), 0)::text as amount
         from ledger_accounts a join ledger_postings p on p.account_id = a.id join ledger_journals j on j.id = p.journal_id
        where a.name = $1 and a.currency = $2 and j.effective_at >= $3 and j.effective_at < $4`,
      [account, currency, from, to],
    );
    return BigInt(row?.amount ?? 0);
  }

  /** Every account of a currency with a balance other than zero, by name. The main book sums to zero, so does the memo book. */
  async trialBalance(currency: Currency): Promise<BalanceRow[]> {
    const rows = await this.work.read<{ account: AccountName; currency: Currency; amount: string }>(
      `select a.name as account, a.currency, sum(p.amount)::text as amount
         from ledger_postings p join ledger_accounts a on a.id = p.account_id
        where a.currency = $1 group by a.id having sum(p.amount) <> 0 order by a.name`,
      [currency],
    );
    return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: BigInt(amount) }));
  }

  /**
   * What a funded milestone and its parts have on accounts of a class (`revenue.owner_fee`). Revenue has no account per
   * milestone: its share is found through the journals of all milestones that ever drew on this one's held money.
   */
  async ofFundedMilestone(tx: Tx, fundedMilestoneId: string, accountClass: string, currency: Currency): Promise<bigint> {
    const [row] = await tx.query<{ amount: string }>(
      `with family as (
         select distinct j.milestone_id as id
           from ledger_accounts a join ledger_postings p on p.account_id = a.id join ledger_journals j on j.id = p.journal_id
          where a.class in ('escrow', 'deferred_fee') and a.subject = $1 and j.milestone_id is not null)
       select coalesce(sum(p.amount), 0)::text as amount
         from family join ledger_journals j on j.milestone_id = family.id and j.currency = $2
         join ledger_postings p on p.journal_id = j.id join ledger_accounts a on a.id = p.account_id
        where a.class = $3`,
      [fundedMilestoneId, currency, accountClass],
    );
    return BigInt(row?.amount ?? 0);
  }

  /**
   * Journals, newest first, `limit` of them after a key. `search` is any id: of a journal, contract, milestone, of the
   * source (`ch_…`, an intent) or of an account's subject (an expert, a milestone).
   */
  async journals(limit: number, after: CursorKey | null, search?: string | null): Promise<JournalRow[]> {
    const rows = await this.work.read<StoredJournal>(
      `select ${journalColumns} from ledger_journals j
        where ($2::timestamptz is null or (j.effective_at, j.id) < ($2, $3::uuid))
          and ($4::text is null or j.source_id = $4 or j.id::text = $4 or j.contract_id::text = $4 or j.milestone_id::text = $4
               or j.id in (select p.journal_id from ledger_postings p join ledger_accounts a on a.id = p.account_id
                            where a.subject = $4))
        order by j.effective_at desc, j.id desc limit $1`,
      [limit, after?.at ?? null, after?.id ?? null, search?.trim() || null],
    );
    return rows.map(toRow);
  }

  /** The journal with this key, if it was posted. */
  async byKey(tx: Tx, sourceType: string, sourceId: string, kind: JournalKind): Promise<JournalRow | null> {
    const [row] = await tx.query<StoredJournal>(
      `select ${journalColumns} from ledger_journals j where j.source_type = $1 and j.source_id = $2 and j.kind = $3`,
      [sourceType, sourceId, kind],
    );
    return row ? toRow(row) : null;
  }
}
