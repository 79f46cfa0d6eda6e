import { Injectable, Logger } from '@nestjs/common';
import { isCurrency } from '@sidecrew/money';
import { Clock, hours, later, minutes, Work } from '@sidecrew/platform';
import Stripe from 'stripe';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import { SyncObject } from '../settlement/sync-object.js';
import type { Finding } from './breaks.js';

/** A row may be written a moment after its object, and a list may show an object a moment late. */
const graceMs = minutes(10);
const overlapMs = hours(1);

/** An object in one line: what it says of itself, or what our row says of it. */
interface Stated {
  readonly kind: 'charge' | 'refund' | 'transfer' | 'dispute';
  readonly id: string;
  /** State and the amounts that may change later, `succeeded`, `reversed 3680`. */
  readonly state: string;
  readonly amount: string;
  readonly currency: string;
}

const ourRows = `
  select 'charge' as kind, stripe_charge as id, case when succeeded_at is null then state else 'succeeded' end as state,
         (price_minor + owner_fee_minor)::text as amount, currency, succeeded_at as made from payments where stripe_charge is not null
  union all select 'refund', id, state, amount_minor::text, currency, created_at from refunds
  union all select 'transfer', id, 'reversed ' || reversed_minor, amount_minor::text, currency, created_at from transfers
  union all select 'dispute', id, status, amount_minor::text, currency, opened_at from chargebacks`;

/** Objects of one kind on both sides. */
interface Compared {
  readonly theirs: Map<string, Stated>;
  readonly ours: Map<string, Stated>;
  readonly unseen: ReadonlySet<string>;
}

interface StateComparison {
  readonly findings: readonly Finding[];
  /** Objects that Stripe did not answer for: nothing is said of them, and what was said before stands. */
  readonly unseen: readonly string[];
}

/**
 * Holds our rows about charges, refunds, transfers and disputes against Stripe's objects: movements tell of amounts, not of states.
 * What differs is fetched and applied first; what still differs, or is not there, is a finding.
 */
@Injectable()
export class CompareStates {
  private readonly log = new Logger(CompareStates.name);

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly gateway: StripeGateway,
    private readonly sync: SyncObject,
  ) {}

  /** Everything that was made since that date, or since the oldest open finding of this kind. Calls Stripe, so no transaction may be open. */
  async run(since: Date): Promise<StateComparison> {
    const from = await this.reachingBackTo(since);
    const theirs = await this.theirs(from);
    const ours = await this.ours(from, [...theirs.keys()]);
    const unseen = await this.complete(theirs, ours);
    const differing = differencesOf({ theirs, ours, unseen });
    for (const { reference } of differing) await this.heal(reference);
    const findings = differing.length === 0 ? [] : differencesOf({ theirs, ours: await this.ours(from, [...theirs.keys()]), unseen });
    return { findings, unseen: [...unseen] };
  }

  /** A run closes what it does not find, so it has to look at what is open. */
  private async reachingBackTo(since: Date): Promise<Date> {
    const [row] = await this.work.read<{ oldest: Date | null }>(
      `select min(made) as oldest from (${ourRows}) rows
        where id in (select reference from reconciliation_breaks where kind = 'state_differs' and resolved_at is null and gone_at is null)`,
    );
    return row?.oldest && row.oldest < since ? row.oldest : since;
  }

  private async heal(reference: string): Promise<void> {
    try {
      await this.sync.run(reference);
    } catch (error) {
      this.log.warn(`${reference} could not be healed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async theirs(from: Date): Promise<Map<string, Stated>> {
    const { sdk } = this.gateway;
    const window = { created: { gte: Math.floor(later(from, -overlapMs).getTime() / 1000) }, limit: 100 };
    const all = new Map<string, Stated>();
    for await (const charge of sdk.charges.list(window)) if (charge.status === 'succeeded') all.set(charge.id, ofCharge(charge));
    for await (const refund of sdk.refunds.list(window)) all.set(refund.id, ofRefund(refund));
    for await (const transfer of sdk.transfers.list(window)) all.set(transfer.id, ofTransfer(transfer));
    for await (const dispute of sdk.disputes.list(window)) all.set(dispute.id, ofDispute(dispute));
    return all;
  }

  /** News may come long after the object was made: what the lists of these days lack is asked for by its id. Answers what stayed unseen. */
  private async complete(theirs: Map<string, Stated>, ours: Map<string, Stated>): Promise<Set<string>> {
    const unseen = new Set<string>();
    for (const mine of ours.values()) {
      if (theirs.has(mine.id)) continue;
      const answer = await this.ask(mine);
      if (answer === 'unseen') unseen.add(mine.id);
      else if (answer) theirs.set(answer.id, answer);
    }
    return unseen;
  }

  /** Null where Stripe has no such object. One that Stripe does not answer for must not hide what the others have to tell. */
  private async ask({ kind, id }: Stated): Promise<Stated | null | 'unseen'> {
    try {
      return await this.retrieved(kind, id);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing') return null;
      this.log.warn(`${id} could not be asked for: ${error instanceof Error ? error.message : String(error)}`);
      return 'unseen';
    }
  }

  private async retrieved(kind: Stated['kind'], id: string): Promise<Stated> {
    const { sdk } = this.gateway;
    switch (kind) {
      case 'charge':
        return ofCharge(await sdk.charges.retrieve(id));
      case 'refund':
        return ofRefund(await sdk.refunds.retrieve(id));
      case 'transfer':
        return ofTransfer(await sdk.transfers.retrieve(id));
      case 'dispute':
        return ofDispute(await sdk.disputes.retrieve(id));
    }
  }

  /** Our rows about these objects, and those of the same days about objects that Stripe did not list. */
  private async ours(from: Date, ids: readonly string[]): Promise<Map<string, Stated>> {
    const rows = await this.work.read<Stated>(
      `select * from (${ourRows}) rows
        where id = any($1) or (made >= $2 and made < $3)`,
      [ids, from, later(this.clock.now(), -graceMs)],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const stated = (kind: Stated['kind'], one: { id: string; amount: number; currency: string }, state: string): Stated => ({
  kind,
  id: one.id,
  state,
  amount: String(one.amount),
  currency: one.currency.toUpperCase(),
});
const ofCharge = (charge: Stripe.Charge): Stated => stated('charge', charge, charge.status);
const ofRefund = (refund: Stripe.Refund): Stated => stated('refund', refund, refund.status ?? 'pending');
const ofTransfer = (transfer: Stripe.Transfer): Stated => stated('transfer', transfer, `reversed ${transfer.amount_reversed}`);
const ofDispute = (dispute: Stripe.Dispute): Stated => stated('dispute', dispute, dispute.status);

/** An object without a row of ours is no difference here: made by hand, its movement is what `missing_here` tells of. */
function differencesOf({ theirs, ours, unseen }: Compared): Finding[] {
  return [...ours.values()].flatMap((mine) => {
    if (unseen.has(mine.id)) return [];
    const one = theirs.get(mine.id);
    const isSame = one && one.state === mine.state && one.amount === mine.amount && one.currency === mine.currency;
    return isSame ? [] : [findingOf(mine, one)];
  });
}

const findingOf = (mine: Stated, theirs: Stated | undefined): Finding => ({
  kind: 'state_differs',
  reference: mine.id,
  currency: isCurrency(mine.currency) ? mine.currency : null,
  expectedMinor: BigInt(mine.amount),
  foundMinor: theirs ? BigInt(theirs.amount) : null,
});
