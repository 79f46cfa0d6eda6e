import { feeOnPart, Money } from '@sidecrew/money';
import type { DisputeRow } from './dispute-row.js';
import type { Split } from './split.js';

/** What a split costs in fees. */
export interface SplitFees {
  /** Owner fee that goes back with the owner's share. */
  readonly ownerPaysFeeBack: Money;
  /** Expert fee on the expert's share. */
  readonly expertFeeOnShare: Money;
}

type FeeFacts = Pick<DisputeRow, 'currency' | 'releasedBeforeMinor' | 'leftBeforeMinor' | 'terms' | 'legs'>;

/**
 * The fees of a split. Once its legs exist they are what was posted; before that they follow the same cumulative rule:
 * what other parts of the funded amount took counts first, then the expert's share, then the owner's.
 */
export function feesOfSplit(row: FeeFacts, split: Split): SplitFees {
  const { ownerFeeBasisPoints, expertFeeBasisPoints } = row.terms;
  const released = row.legs.find(({ kind }) => kind === 'release');
  const returned = row.legs.find(({ kind }) => kind === 'refund');
  const expertFee = feeOnPart(BigInt(row.releasedBeforeMinor), split.expert.minor, expertFeeBasisPoints);
  const feeBack = feeOnPart(BigInt(row.leftBeforeMinor) + split.expert.minor, split.owner.minor, ownerFeeBasisPoints);
  return {
    expertFeeOnShare: Money.of(released?.expertFeeMinor ?? expertFee, row.currency),
    ownerPaysFeeBack: Money.of(returned?.ownerFeeMinor ?? feeBack, row.currency),
  };
}
