import { deferredFeeOf, escrowOf, expenses, stripeBalance } from '../accounts.js';
import { type Journal, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

/**
 * J1: a charge succeeded. The price is held, the owner fee not yet earned. Held for the milestone, or for the tip (J12,
 * without a fee), the retainer (J20) or the week (J21) that `heldFor` names.
 */
export function funded(
  scope: JournalScope,
  facts: { readonly chargeId: string; readonly priceMinor: bigint; readonly ownerFeeMinor: bigint; readonly heldFor?: string },
): Journal {
  const heldFor = facts.heldFor ?? scope.milestoneId;
  return {
    ...scope,
    kind: 'funded',
    source: { type: 'charge', id: facts.chargeId },
    postings: postings(
      [stripeBalance, facts.priceMinor + facts.ownerFeeMinor],
      [escrowOf(heldFor), -facts.priceMinor],
      [deferredFeeOf(heldFor), -facts.ownerFeeMinor],
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
