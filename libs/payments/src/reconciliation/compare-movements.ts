import { Injectable, Logger } from '@nestjs/common';
import { expenses, explained, Ledger, postings, reserveMoved, stripeBalance, unexplained } from '@sidecrew/ledger';
import { type Currency, isCurrency } from '@sidecrew/money';
import { type Tx, Work } from '@sidecrew/platform';
import { SyncObject } from '../settlement/sync-object.js';
import type { Finding } from './breaks.js';
import { type Compared, compare, duplicates, missingThere } from './movement-queries.js';

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
      tx.name('reconcile.compare');
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
