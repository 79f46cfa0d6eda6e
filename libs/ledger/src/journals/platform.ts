import type { Currency } from '@sidecrew/money';
import { type AccountName, bank, expenses, payableTo, receivableFrom, stripeBalance, stripeReserved, suspense } from '../accounts.js';
import { type Journal, type JournalKind, type JournalSource, postings } from '../journal.js';

interface PlatformFacts {
  readonly source: JournalSource;
  readonly currency: Currency;
  readonly amountMinor: bigint;
}

const move = (kind: JournalKind, to: AccountName, from: AccountName, facts: PlatformFacts): Journal => ({
  kind,
  source: facts.source,
  currency: facts.currency,
  postings: postings([to, facts.amountMinor], [from, -facts.amountMinor]),
});

/** J19: the platform moved its own money from Stripe to its bank. */
export const platformPayout = (facts: PlatformFacts): Journal => move('platform_payout', bank, stripeBalance, facts);
/** J19: that payout came back. */
export const platformPayoutFailed = (facts: PlatformFacts): Journal => move('platform_payout_failed', stripeBalance, bank, facts);
/** J19: the platform put money of its own into its Stripe balance. */
export const platformTopup = (facts: PlatformFacts): Journal => move('platform_topup', stripeBalance, bank, facts);
/** J19: Stripe reserves a part for connected accounts; a negative amount gives it free. */
export const reserveMoved = (facts: PlatformFacts): Journal => move('reserve_moved', stripeReserved, stripeBalance, facts);

/** J22: a debt that will not come back. */
export const badDebt = (facts: PlatformFacts & { readonly expertId: string }): Journal =>
  move('bad_debt', expenses.badDebt, receivableFrom(facts.expertId), facts);
/** J22: the platform pays an expert out of goodwill. */
export const goodwill = (facts: PlatformFacts & { readonly expertId: string }): Journal =>
  move('goodwill', expenses.goodwill, payableTo(facts.expertId), facts);
/** J22: the protection fund pays an expert (product edge 5). */
export const protection = (facts: PlatformFacts & { readonly expertId: string }): Journal =>
  move('protection', expenses.protection, payableTo(facts.expertId), facts);

/** J23: money moved at Stripe and nothing here explains it. Signed as Stripe's balance sees it; comes with an alert. */
export const unexplained = (facts: PlatformFacts): Journal => move('unexplained', stripeBalance, suspense, facts);
/** The cure of J23: its true journal was found after all, so the same amount leaves suspense. */
export const explained = (facts: PlatformFacts): Journal => move('explained', suspense, stripeBalance, facts);

/** After J23: staff said where money belongs that was moved at Stripe by hand. Signed as Stripe's balance sees it. */
export const adopted = (facts: PlatformFacts & { readonly account: AccountName }): Journal =>
  move('adopted', stripeBalance, facts.account, facts);
