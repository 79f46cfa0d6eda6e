import { deferredFeeOf, escrowOf, expertFeeRevenue, memo, ownerFeeRevenue, payableTo, receivableFrom, stripeBalance } from '../accounts.js';
import { type Journal, JournalDefect, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

/** What leaves escrow, cut into who gets it. Fees are of `@sidecrew/money`: cumulative over the parts of one milestone. */
export interface ReleaseParts {
  /** The intent of the transfer. */
  readonly intentId: string;
  /** The milestone that was funded (a divided row posts to its accounts), or the week or retainer that holds the money. */
  readonly fundedMilestoneId: string;
  readonly expertId: string;
  readonly grossMinor: bigint;
  readonly expertFeeMinor: bigint;
  /** The part of the deferred owner fee that is earned with it. */
  readonly ownerFeeMinor: bigint;
}

/** J3 and J5: a whole milestone or a part of it is released; decided, the transfer follows. */
export function releaseDecided(scope: JournalScope, parts: ReleaseParts): Journal {
  return {
    ...scope,
    kind: 'release_decided',
    source: { type: 'intent', id: parts.intentId },
    postings: postings(
      [escrowOf(parts.fundedMilestoneId), parts.grossMinor],
      [payableTo(parts.expertId), parts.expertFeeMinor - parts.grossMinor],
      [expertFeeRevenue, -parts.expertFeeMinor],
      [deferredFeeOf(parts.fundedMilestoneId), parts.ownerFeeMinor],
      [ownerFeeRevenue, -parts.ownerFeeMinor],
    ),
  };
}

/** J12, second half: a tip is passed on at once and whole; nobody takes a fee of it. */
export function tipPassedOn(
  scope: JournalScope,
  tip: { readonly intentId: string; readonly tipId: string; readonly expertId: string; readonly amountMinor: bigint },
): Journal {
  const { intentId, tipId, expertId, amountMinor } = tip;
  return releaseDecided(scope, {
    intentId,
    fundedMilestoneId: tipId,
    expertId,
    grossMinor: amountMinor,
    expertFeeMinor: 0n,
    ownerFeeMinor: 0n,
  });
}

/** J4: Stripe made the transfer. The memo lines mirror it on the expert's own Stripe balance. */
export function releaseSettled(
  scope: JournalScope,
  facts: { readonly transferId: string; readonly expertId: string; readonly stripeAccountId: string; readonly amountMinor: bigint },
): Journal {
  return {
    ...scope,
    kind: 'release_settled',
    source: { type: 'transfer', id: facts.transferId },
    postings: postings(
      [payableTo(facts.expertId), facts.amountMinor],
      [stripeBalance, -facts.amountMinor],
      [memo.balance(facts.stripeAccountId), facts.amountMinor],
      [memo.source(facts.stripeAccountId), -facts.amountMinor],
    ),
  };
}

/** At most a quarter of a release may be kept for a debt (product edge 6). */
const largestSetOffBasisPoints = 2_500n;

/**
 * J11: a part of a release pays an open debt of the expert instead of being transferred.
 * Throws JournalDefect beyond a quarter of the release.
 */
export function setOff(
  scope: JournalScope,
  facts: { readonly intentId: string; readonly expertId: string; readonly amountMinor: bigint; readonly releasedMinor: bigint },
): Journal {
  if (facts.amountMinor * 10_000n > facts.releasedMinor * largestSetOffBasisPoints) {
    throw new JournalDefect('More than a quarter of a release cannot be set off.');
  }
  return {
    ...scope,
    kind: 'set_off',
    source: { type: 'intent', id: facts.intentId },
    postings: postings([payableTo(facts.expertId), facts.amountMinor], [receivableFrom(facts.expertId), -facts.amountMinor]),
  };
}
