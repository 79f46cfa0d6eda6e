import { type Currency, isCurrency } from '@sidecrew/money';
import { later, minutes, type Tx } from '@sidecrew/platform';
import type { Finding } from './breaks.js';

/** A settlement may be booked a moment before Stripe's list shows its movement. */
const graceMs = minutes(10);

/** What was found and is still open is looked at again however old it is: no run may close what it did not look at. */
const stillOpen = `select reference from reconciliation_breaks where resolved_at is null and gone_at is null`;

/** One object of Stripe beside what the books say about it. */
export interface Compared {
  readonly source: string;
  readonly currency: string;
  /** What Stripe moved for this object, all of its movements together. */
  readonly net: string;
  /** What the books moved for it, without suspense; and what of it lies in suspense. */
  readonly booked: string;
  readonly suspended: string;
  readonly journals: number;
  readonly movements: readonly { readonly id: string; readonly type: string; readonly net: string }[];
}

/**
 * Per object and currency: Stripe's movements beside the lines on our Stripe accounts. A movement without an object stands
 * for itself. Reserves change hands between two accounts of ours, so for them only `stripe_balance` counts.
 */
export async function compare(tx: Tx, from: Date): Promise<Compared[]> {
  return tx.query<Compared>(
    `with seen as (
       select coalesce(source, id) as source from stripe_balance_transactions where created_at >= $1 union ${stillOpen}
     ), theirs as (
       select coalesce(b.source, b.id) as source, b.currency, sum(b.net_minor) as net,
              array_agg(b.id) as ids,
              jsonb_agg(jsonb_build_object('id', b.id, 'type', b.type, 'net', b.net_minor::text) order by b.created_at, b.id) as movements
         from stripe_balance_transactions b join seen on seen.source = coalesce(b.source, b.id)
        group by coalesce(b.source, b.id), b.currency
     )
     select t.source, t.currency, t.net::text as net, t.movements,
            coalesce(ours.booked, 0)::text as booked, coalesce(ours.suspended, 0)::text as suspended, coalesce(ours.journals, 0)::int as journals
       from theirs t left join lateral (
         select sum(p.amount) filter (where a.name = 'stripe_balance' and j.kind not in ('unexplained', 'explained')) as booked,
                sum(p.amount) filter (where a.name = 'stripe_balance' and j.kind in ('unexplained', 'explained')) as suspended,
                count(distinct j.id) as journals
           from ledger_journals j join ledger_postings p on p.journal_id = j.id join ledger_accounts a on a.id = p.account_id
          where (j.source_id = t.source or j.source_id = any(t.ids)) and j.source_type <> 'journal' and j.currency = t.currency
            and not exists (select from ledger_journals r where r.reverses = j.id)
       ) ours on true`,
    [from],
  );
}

/** Journals about Stripe's objects that moved our balance, while Stripe knows of no movement for them. */
export async function missingThere(tx: Tx, from: Date): Promise<Finding[]> {
  const rows = await tx.query<{ reference: string; currency: Currency; amount: string }>(
    `select j.source_id as reference, j.currency, sum(p.amount)::text as amount
       from ledger_journals j join ledger_postings p on p.journal_id = j.id join ledger_accounts a on a.id = p.account_id
      where a.name = 'stripe_balance' and (j.effective_at >= $1 or j.source_id in (${stillOpen})) and not exists (select from ledger_journals r where r.reverses = j.id)
        and j.source_type in ('charge', 'transfer', 'transfer_reversal', 'refund', 'dispute', 'payout', 'balance_transaction')
        and not exists (select from stripe_balance_transactions b where b.source = j.source_id or b.id = j.source_id)
      group by j.source_id, j.currency having sum(p.amount) <> 0 and min(j.effective_at) < $2`,
    [from, later(tx.now, -graceMs)],
  );
  return rows.map(({ amount, ...row }) => ({ kind: 'missing_there', ...row, expectedMinor: BigInt(amount) }));
}

/** Kinds of movement that an object makes once. */
export async function duplicates(tx: Tx, from: Date): Promise<Finding[]> {
  const rows = await tx.query<{ reference: string; currency: Currency; net: string }>(
    `select source as reference, currency, sum(net_minor)::text as net from stripe_balance_transactions
      where type in ('charge', 'payment', 'transfer', 'refund', 'refund_failure', 'transfer_refund', 'payout', 'topup')
        and source in (select source from stripe_balance_transactions where created_at >= $1 and source is not null union ${stillOpen})
      group by source, currency, type having count(*) > 1`,
    [from],
  );
  return rows
    .filter(({ currency }) => isCurrency(currency))
    .map(({ net, ...row }) => ({ kind: 'duplicate', ...row, foundMinor: BigInt(net) }));
}
