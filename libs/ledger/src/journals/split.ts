import { deferredFeeOf, escrowOf, expertFeeRevenue, ownerFeeRevenue, payableTo, refundPayableOf } from '../accounts.js';
import { type Journal, postings } from '../journal.js';
import type { JournalScope } from './scope.js';

/** How a settled dispute divides held money. Owner's share and expert's share add up to what was held. */
export interface SplitParts {
  readonly decisionId: string;
  readonly releaseIntentId: string;
  readonly refundIntentId: string;
  readonly fundedMilestoneId: string;
  readonly expertId: string;
  readonly expertGrossMinor: bigint;
  readonly expertFeeMinor: bigint;
  readonly ownerShareMinor: bigint;
  /** Earned on the expert's share. */
  readonly ownerFeeEarnedMinor: bigint;
  /** Returned with the owner's share. */
  readonly ownerFeeReturnedMinor: bigint;
}

/** J17: a dispute is settled by a split; one journal, two intents (a transfer and a refund) follow. */
export function splitDecided(scope: JournalScope, parts: SplitParts): Journal {
  return {
    ...scope,
    kind: 'split_decided',
    source: { type: 'decision', id: parts.decisionId },
    meta: { release_intent: parts.releaseIntentId, refund_intent: parts.refundIntentId },
    postings: postings(
      [escrowOf(parts.fundedMilestoneId), parts.expertGrossMinor + parts.ownerShareMinor],
      [payableTo(parts.expertId), parts.expertFeeMinor - parts.expertGrossMinor],
      [expertFeeRevenue, -parts.expertFeeMinor],
      [refundPayableOf(parts.refundIntentId), -(parts.ownerShareMinor + parts.ownerFeeReturnedMinor)],
      [deferredFeeOf(parts.fundedMilestoneId), parts.ownerFeeEarnedMinor + parts.ownerFeeReturnedMinor],
      [ownerFeeRevenue, -parts.ownerFeeEarnedMinor],
    ),
  };
}
