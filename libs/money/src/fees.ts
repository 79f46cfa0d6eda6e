/** Rates in basis points at launch (product numbers). A contract keeps the copy it was made under. */
export const launchFees = { ownerFeeBasisPoints: 400, expertFeeBasisPoints: 800 } as const;

/**
 * The fee on an amount, in minor units: half to even, so that no side gains by cutting work into pieces.
 * The net is always `amount - fee`, never a second rounding.
 */
export function feeOn(amountMinor: bigint, basisPoints: number): bigint {
  const exact = amountMinor * BigInt(basisPoints);
  const quotient = exact / 10_000n;
  const rest = exact % 10_000n;
  const roundUp = rest > 5_000n || (rest === 5_000n && quotient % 2n === 1n);
  return roundUp ? quotient + 1n : quotient;
}

/**
 * The fee on the next part of one funded amount, given how much came before it.
 * Cumulative, so that the fees of all parts add up to the fee on the whole, in whatever way it is cut.
 */
export function feeOnPart(beforeMinor: bigint, partMinor: bigint, basisPoints: number): bigint {
  return feeOn(beforeMinor + partMinor, basisPoints) - feeOn(beforeMinor, basisPoints);
}

/**
 * The fee that is given back with a part of what was released, so that the fee that stays is the fee on what stays.
 * Cumulative like `feeOnPart`: once all is given back, so is all of the fee, in whatever way it went. `keptMinor` is the
 * fee that was taken and not given back yet, on `releasedMinor`, which was released and not given back yet.
 */
export function feeGivenBack(keptMinor: bigint, releasedMinor: bigint, partMinor: bigint, basisPoints: number): bigint {
  const fee = keptMinor - feeOn(releasedMinor - partMinor, basisPoints);
  if (fee < 0n) return 0n;
  return fee > partMinor ? partMinor : fee;
}

/**
 * Cuts an amount by shares (any positive whole numbers) with the largest remainder.
 * Ties go to the earliest share: callers put the owner first (escrow arithmetic rule).
 */
export function splitByShares(amountMinor: bigint, shares: readonly bigint[]): bigint[] {
  const total = shares.reduce((sum, share) => sum + share, 0n);
  if (total <= 0n || shares.some((share) => share < 0n)) throw new RangeError('Shares must be positive.');
  const parts = shares.map((share, index) => ({
    index,
    floor: (amountMinor * share) / total,
    rest: (amountMinor * share) % total,
  }));
  let left = amountMinor - parts.reduce((sum, part) => sum + part.floor, 0n);
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  for (const part of byRest) {
    if (left === 0n) break;
    part.floor += 1n;
    left -= 1n;
  }
  return parts.map((part) => part.floor);
}
