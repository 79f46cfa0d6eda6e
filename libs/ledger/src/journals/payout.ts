import type { Currency } from '@sidecrew/money';
import { memo } from '../accounts.js';
import { type Journal, postings } from '../journal.js';

interface PayoutFacts {
  /** Stripe's id of the payout. */
  readonly payoutId: string;
  readonly stripeAccountId: string;
  readonly currency: Currency;
  readonly amountMinor: bigint;
}

const source = (facts: PayoutFacts) => ({ type: 'payout', id: facts.payoutId }) as const;

/** J18 (memo): a payout left an expert's Stripe balance for their bank, in a currency that contracts have. */
export const payoutStarted = (facts: PayoutFacts): Journal => ({
  kind: 'payout_started',
  source: source(facts),
  currency: facts.currency,
  postings: postings([memo.transit(facts.stripeAccountId), facts.amountMinor], [memo.balance(facts.stripeAccountId), -facts.amountMinor]),
});

/** J18 (memo): it arrived. */
export const payoutPaid = (facts: PayoutFacts): Journal => ({
  kind: 'payout_paid',
  source: source(facts),
  currency: facts.currency,
  postings: postings([memo.bank(facts.stripeAccountId), facts.amountMinor], [memo.transit(facts.stripeAccountId), -facts.amountMinor]),
});

/** J18 (memo): it failed or was cancelled on the way; the money is on the balance again. */
export const payoutFailed = (facts: PayoutFacts): Journal => ({
  kind: 'payout_failed',
  source: source(facts),
  currency: facts.currency,
  postings: postings([memo.balance(facts.stripeAccountId), facts.amountMinor], [memo.transit(facts.stripeAccountId), -facts.amountMinor]),
});

/** J18 (memo): the bank sent it back after it had been called paid. */
export const payoutReturned = (facts: PayoutFacts): Journal => ({
  kind: 'payout_returned',
  source: source(facts),
  currency: facts.currency,
  postings: postings([memo.balance(facts.stripeAccountId), facts.amountMinor], [memo.bank(facts.stripeAccountId), -facts.amountMinor]),
});
