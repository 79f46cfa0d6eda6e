import type { JournalKind } from '@sidecrew/ledger';
import type { Currency } from '@sidecrew/money';
import { hasReceipt, isTip } from './settled-journals.js';

/** As whom a person has the money: an owner has it held, an expert has it coming. */
export type Side = 'owner' | 'expert';

/** What one journal changed for a person, in minor units; plus is in their favour. */
export interface LineRow {
  readonly journalId: string;
  readonly side: Side;
  readonly currency: Currency;
  readonly at: Date;
  /** Tells the order of what has the same date. */
  readonly recordedAt: Date;
  readonly kind: JournalKind;
  readonly contractId: string | null;
  readonly title: string | null;
  readonly sourceId: string;
  /** Effect on the balance; 0 where money only changed its place, such as a refund that was decided and not sent yet. */
  readonly changeMinor: string;
  /** The largest amount that moved. */
  readonly movedMinor: string;
  /** The platform's own fee in it, without a sign. */
  readonly feeMinor: string;
  /** What the person had afterwards: held for the owner, or owed to the expert (less than nothing: owed by them). */
  readonly balanceMinor: string;
  /** Whether the movement is over, so that there is a receipt of this journal. */
  readonly hasReceipt: boolean;
  /** A tip moved, on which nobody takes a fee. */
  readonly isTip: boolean;
}

/**
 * Every change of a person's money, straight from the books: `$1` is the person. An owner's money is what is held for their
 * contracts, fee included, and refunds on their way; an expert's is what was released and not transferred yet, less what
 * they owe. The balance of the last line is therefore the ledger's own.
 */
export const statementLines = `
  select e.side, e.journal_id as "journalId", j.currency, j.effective_at as at, j.recorded_at as "recordedAt", j.kind, j.contract_id as "contractId", k.title, j.source_id as "sourceId",
         (-sum(e.amount))::text as "changeMinor", max(abs(e.amount))::text as "movedMinor",
         abs(case when e.side = 'owner' and j.kind <> 'late_refund_decided' then coalesce(sum(e.amount) filter (where e.class = 'deferred_fee'), 0)
             else (select coalesce(sum(p.amount), 0) from ledger_postings p join ledger_accounts a on a.id = p.account_id
                    where p.journal_id = e.journal_id and a.class = 'revenue.' || e.side || '_fee') end)::text as "feeMinor",
         (sum(-sum(e.amount)) over (partition by e.side, j.currency order by j.effective_at, j.recorded_at, e.journal_id))::text as "balanceMinor",
         ${hasReceipt} as "hasReceipt", ${isTip} as "isTip"
    from (select 'owner' as side, p.journal_id, p.amount, a.class
            from contracts c join ledger_journals o on o.contract_id = c.id join ledger_postings p on p.journal_id = o.id
            join ledger_accounts a on a.id = p.account_id
           where c.owner_id = $1::uuid and a.class in ('escrow', 'deferred_fee', 'refund_payable')
          union all
          select 'expert', p.journal_id, p.amount, a.class
            from ledger_accounts a join ledger_postings p on p.account_id = a.id
           where a.subject = $1::text and a.class in ('payable', 'receivable', 'dispute_recovery')) e
    join ledger_journals j on j.id = e.journal_id
    left join contracts k on k.id = j.contract_id
   group by e.side, e.journal_id, j.id, k.title`;
