import { Injectable, Logger } from '@nestjs/common';
import { expenses, explained, Ledger, postings, reserveMoved, stripeBalance, unexplained } from '@sidecrew/ledger';
import { type Currency, isCurrency } from '@sidecrew/money';
import { later, minutes, type Tx, Work } from '@sidecrew/platform';
import { SyncObject } from '../settlement/sync-object.js';
import type { Finding } from './breaks.js';

/** A settlement may be booked a moment before Stripe's list shows its movement. */
const graceMs = minutes(10);

interface Compared {
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

export interface Comparison {
  readonly matched: number;
  readonly findings: readonly Finding[];
}

/** Holds every movement of our Stripe balance against the books, object by object. */
@Injectable()
export class CompareMovements {
  private readonly log = new Logger(CompareMovements.name);

  constructor(
    private readonly work: Work,
    private readonly ledger: Ledger,
    private readonly sync: SyncObject,
  ) {}

  /** First heals what can be healed by fetching the object, then says what still does not agree. */
  async run(from: Date): Promise<Comparison> {
    for (const { source } of await this.differing(from)) await this.heal(source);
    return this.work.transaction(async (tx) => {
      const compared = await compare(tx, from);
      const findings: Finding[] = [];
      for (const one of compared) findings.push(...(await this.judge(tx, one)));
      findings.push(...(await missingThere(tx, from)), ...(await duplicates(tx, from)));
      return { matched: compared.filter(agrees).length, findings };
    });
  }

  /** One object that cannot be fetched or applied must not hide what the others have to tell. */
  private async heal(source: string): Promise<void> {
    try {
      await this.sync.run(source);
    } catch (error) {
      this.log.warn(`${source} could not be healed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async differing(from: Date): Promise<Compared[]> {
    const compared = await this.work.transaction((tx) => compare(tx, from));
    return compared.filter((one) => !agrees(one));
  }

  private async judge(tx: Tx, one: Compared): Promise<Finding[]> {
    const [net, booked, suspended] = [BigInt(one.net), BigInt(one.booked), BigInt(one.suspended)];
    if (!isCurrency(one.currency)) return [{ kind: 'differs', reference: one.source, foundMinor: net, expectedMinor: booked }];
    const { currency } = one;
    if (net === booked) {
      // Its own journal came after all; the amount leaves suspense.
      const [first] = one.movements;
      if (suspended !== 0n && first)
        await this.ledger.post(tx, explained({ source: { type: 'balance_transaction', id: first.id }, currency, amountMinor: suspended }));
      return [];
    }
    if (booked !== 0n || one.journals > 0) {
      return net === booked + suspended
        ? [missing(one, currency)]
        : [{ kind: 'differs', reference: one.source, currency, expectedMinor: booked + suspended, foundMinor: net }];
    }
    for (const movement of one.movements) await this.bookAlone(tx, movement, currency);
    return one.movements.every(({ type }) => isOfStripe(type)) ? [] : [missing(one, currency)];
  }

  /** Stripe's own fees and reserves explain themselves; everything else goes to suspense (J23). */
  private async bookAlone(
    tx: Tx,
    movement: { readonly id: string; readonly type: string; readonly net: string },
    currency: Currency,
  ): Promise<void> {
    const source = { type: 'balance_transaction', id: movement.id } as const;
    const amountMinor = BigInt(movement.net);
    if (isFee(movement.type)) {
      await this.ledger.post(tx, {
        kind: 'processing_fee',
        source,
        currency,
        postings: postings([expenses.stripeFee, -amountMinor], [stripeBalance, amountMinor]),
      });
    } else if (isReserve(movement.type)) await this.ledger.post(tx, reserveMoved({ source, currency, amountMinor: -amountMinor }));
    else await this.ledger.post(tx, unexplained({ source, currency, amountMinor }));
  }
}

const isFee = (type: string): boolean => type === 'stripe_fee' || type === 'stripe_fx_fee' || type === 'tax_fee';
const isReserve = (type: string): boolean => type.startsWith('reserve') || type === 'connect_reserved_funds';
const isOfStripe = (type: string): boolean => isFee(type) || isReserve(type);
const agrees = ({ net, booked, suspended }: Compared): boolean => net === booked && suspended === '0';

const missing = (one: Compared, currency: Currency): Finding => ({
  kind: 'missing_here',
  reference: one.source,
  currency,
  foundMinor: BigInt(one.net),
});

/**
 * Per object and currency: Stripe's movements beside the lines on our Stripe accounts. A movement without an object stands
 * for itself. Reserves change hands between two accounts of ours, so for them only `stripe_balance` counts.
 */
async function compare(tx: Tx, from: Date): Promise<Compared[]> {
  return tx.query<Compared>(
    `with seen as (
       select distinct coalesce(source, id) as source from stripe_balance_transactions where created_at >= $1
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
async function missingThere(tx: Tx, from: Date): Promise<Finding[]> {
  const rows = await tx.query<{ reference: string; currency: Currency; amount: string }>(
    `select j.source_id as reference, j.currency, sum(p.amount)::text as amount
       from ledger_journals j join ledger_postings p on p.journal_id = j.id join ledger_accounts a on a.id = p.account_id
      where a.name = 'stripe_balance' and j.effective_at >= $1 and not exists (select from ledger_journals r where r.reverses = j.id)
        and j.source_type in ('charge', 'transfer', 'transfer_reversal', 'refund', 'dispute', 'payout', 'balance_transaction')
        and not exists (select from stripe_balance_transactions b where b.source = j.source_id or b.id = j.source_id)
      group by j.source_id, j.currency having sum(p.amount) <> 0 and min(j.effective_at) < $2`,
    [from, later(tx.now, -graceMs)],
  );
  return rows.map(({ amount, ...row }) => ({ kind: 'missing_there', ...row, expectedMinor: BigInt(amount) }));
}

/** Kinds of movement that an object makes once. */
async function duplicates(tx: Tx, from: Date): Promise<Finding[]> {
  const rows = await tx.query<{ reference: string; currency: Currency; net: string }>(
    `select source as reference, currency, sum(net_minor)::text as net from stripe_balance_transactions
      where type in ('charge', 'payment', 'transfer', 'refund', 'refund_failure', 'transfer_refund', 'payout', 'topup') and source is not null
      group by source, currency, type having count(*) > 1 and max(created_at) >= $1`,
    [from],
  );
  return rows
    .filter(({ currency }) => isCurrency(currency))
    .map(({ net, ...row }) => ({ kind: 'duplicate', ...row, foundMinor: BigInt(net) }));
}
