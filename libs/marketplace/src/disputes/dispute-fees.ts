import { Money } from '@sidecrew/money';
import { nextFee } from '../funding/money-legs.js';
import type { DisputeRow } from './dispute-row.js';
import type { Split } from './split.js';

/** What a split costs in fees. */
export interface SplitFees {
  /** Owner fee that goes back with the owner's share. */
  readonly ownerPaysFeeBack: Money;
  /** Expert fee on the expert's share. */
  readonly expertFeeOnShare: Money;
}

type FeeFacts = Pick<DisputeRow, 'currency' | 'before' | 'terms' | 'legs'>;

/**
 * The fees of a split. Once its legs exist they are what was posted; before that they follow the same rule as the legs
 * will: what other parts of the funded amount took counts first, then the expert's share, then the owner's.
 */
export function feesOfSplit({ currency, before, terms, legs }: FeeFacts, split: Split): SplitFees {
  const released = legs.find(({ kind }) => kind === 'release');
  const returned = legs.find(({ kind }) => kind === 'refund');
  const [left, ownerFees] = [BigInt(before.leftMinor), BigInt(before.ownerFeesMinor)];
  const expertFee = nextFee(BigInt(before.releasedMinor), BigInt(before.expertFeesMinor), split.expert.minor, terms.expertFeeBasisPoints);
  const earned = split.expert.isZero ? 0n : nextFee(left, ownerFees, split.expert.minor, terms.ownerFeeBasisPoints);
  const feeBack = split.owner.isZero
    ? 0n
    : nextFee(left + split.expert.minor, ownerFees + earned, split.owner.minor, terms.ownerFeeBasisPoints);
  return {
    expertFeeOnShare: Money.of(released?.expertFeeMinor ?? expertFee, currency),
    ownerPaysFeeBack: Money.of(returned?.ownerFeeMinor ?? feeBack, currency),
  };
}
