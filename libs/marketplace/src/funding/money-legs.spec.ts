import { describe, expect, it } from '@jest/globals';
import { feeOn } from '@sidecrew/money';
import { nextFee } from './money-legs.js';

/** A small generator of our own, so that a failing run can be run again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const cuts = (next: (below: number) => number, whole: bigint): bigint[] => {
  const parts: bigint[] = [];
  for (let left = whole; left > 0n;) {
    const part = parts.length > 6 ? left : BigInt(1 + next(Number(left)));
    parts.push(part);
    left -= part;
  }
  return parts;
};

/** The fees of parts in the order in which they leave. */
function feesOf(parts: readonly bigint[], basisPoints: number): bigint[] {
  const fees: bigint[] = [];
  let before = 0n;
  for (const part of parts) {
    fees.push(nextFee(before, sum(fees), part, basisPoints));
    before += part;
  }
  return fees;
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

describe('the fee on the parts of a milestone', () => {
  it('adds up to the fee on the whole, however it is cut', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const next = numbersFrom(seed);
      const whole = BigInt(1 + next(seed % 7 === 0 ? 99_999_999 : 20_000));
      const basisPoints = 1 + next(2_000);
      const fees = feesOf(cuts(next, whole), basisPoints);
      expect({ seed, fee: sum(fees) }).toEqual({ seed, fee: feeOn(whole, basisPoints) });
      expect(fees.every((fee) => fee >= 0n)).toBe(true);
    }
  });

  it('adds up also when a part that was decided is taken back and leaves another way later', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const next = numbersFrom(seed);
      const parts = cuts(next, BigInt(2 + next(5_000)));
      const basisPoints = 1 + next(2_000);
      const fees = feesOf(parts, basisPoints);
      const taken = next(parts.length);
      const others = fees.filter((_fee, index) => index !== taken);
      const part = parts[taken] ?? 0n;
      const again = nextFee(sum(parts) - part, sum(others), part, basisPoints);
      expect({ seed, fee: sum(others) + again }).toEqual({ seed, fee: feeOn(sum(parts), basisPoints) });
    }
  });

  it('knows the extremes', () => {
    expect(nextFee(0n, 0n, 1n, 800)).toBe(0n);
    expect(nextFee(0n, 0n, 99_999_999n, 800)).toBe(8_000_000n);
    expect(feesOf([4_000n, 6_000n], 800)).toEqual([320n, 480n]);
    expect(feesOf([4_000n, 6_000n], 400)).toEqual([160n, 240n]);
  });
});
