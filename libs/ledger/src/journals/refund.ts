import { bank, deferredFeeOf, escrowOf, refundPayableOf, stripeBalance } from '../accounts.js';
import { type Journal, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

/** J6: held money, or a part of it, goes back to the owner with the owner fee on it; decided, the refund follows. */
export function refundDecided(
  scope: JournalScope,
  facts: { readonly intentId: string; readonly fundedMilestoneId: string; readonly priceMinor: bigint; readonly ownerFeeMinor: bigint },
): Journal {
  return {
    ...scope,
    kind: 'refund_decided',
    source: { type: 'intent', id: facts.intentId },
    postings: postings(
      [escrowOf(facts.fundedMilestoneId), facts.priceMinor],
      [deferredFeeOf(facts.fundedMilestoneId), facts.ownerFeeMinor],
      [refundPayableOf(facts.intentId), -(facts.priceMinor + facts.ownerFeeMinor)],
    ),
  };
}

interface RefundFacts {
  /** Stripe's id of the refund. */
  readonly refundId: string;
  readonly intentId: string;
  readonly amountMinor: bigint;
}

/** J7: the refund has a balance transaction: the money left our Stripe balance. */
export function refundSettled(scope: JournalScope, facts: RefundFacts): Journal {
  return {
    ...scope,
    kind: 'refund_settled',
    source: { type: 'refund', id: facts.refundId },
    postings: postings([refundPayableOf(facts.intentId), facts.amountMinor], [stripeBalance, -facts.amountMinor]),
  };
}

/** J8: the owner's bank sent a settled refund back: it is owed again. */
export function refundFailed(scope: JournalScope, facts: RefundFacts): Journal {
  return {
    ...scope,
    kind: 'refund_failed',
    source: { type: 'refund', id: facts.refundId },
    postings: postings([stripeBalance, facts.amountMinor], [refundPayableOf(facts.intentId), -facts.amountMinor]),
  };
}

/** J8, second part: two admins paid a failed refund by hand from the bank account. */
export function refundPaidByHand(scope: JournalScope, facts: Omit<RefundFacts, 'refundId'> & { readonly decisionId: string }): Journal {
  return {
    ...scope,
    kind: 'refund_paid_by_hand',
    source: { type: 'decision', id: facts.decisionId },
    postings: postings([refundPayableOf(facts.intentId), facts.amountMinor], [bank, -facts.amountMinor]),
  };
}
