import { deferredFeeOf, escrowOf, expenses, stripeBalance } from '../accounts.js';
import { type Journal, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

/** J1 and J12: a charge succeeded, for a milestone, a top-up or (without a fee) a tip. Price is held, the owner fee not yet earned. */
export function funded(
  scope: JournalScope,
  facts: { readonly chargeId: string; readonly priceMinor: bigint; readonly ownerFeeMinor: bigint },
): Journal {
  return {
    ...scope,
    kind: 'funded',
    source: { type: 'charge', id: facts.chargeId },
    postings: postings(
      [stripeBalance, facts.priceMinor + facts.ownerFeeMinor],
      [escrowOf(scope.milestoneId), -facts.priceMinor],
      [deferredFeeOf(scope.milestoneId), -facts.ownerFeeMinor],
    ),
  };
}

/** J2: what Stripe keeps of a charge. It leaves at once and does not come back with a refund. */
export function processingFee(scope: JournalScope, facts: { readonly chargeId: string; readonly feeMinor: bigint }): Journal {
  return {
    ...scope,
    kind: 'processing_fee',
    source: { type: 'charge', id: facts.chargeId },
    postings: postings([expenses.stripeFee, facts.feeMinor], [stripeBalance, -facts.feeMinor]),
  };
}
