import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { feeGivenBack, feeOn, feeOnPart, splitByShares } from './fees.js';

const amount = fc.bigInt({ min: 1n, max: 99_999_999n });
const rate = fc.integer({ min: 0, max: 10_000 });

describe('a fee', () => {
  it.each([
    [10_000n, 800, 800n],
    [10_000n, 400, 400n],
    [1n, 800, 0n],
    [99_999_999n, 290, 2_900_000n],
    [0n, 800, 0n],
  ])('on %s at %s basis points is %s', (whole, basisPoints, fee) => {
    expect(feeOn(whole, basisPoints)).toBe(fee);
  });

  it.each([
    ['0.5 to 0', 50n, 100, 0n],
    ['1.5 to 2', 150n, 100, 2n],
    ['2.5 to 2', 250n, 100, 2n],
    ['just above a half up', 251n, 100, 3n],
    ['just below a half down', 149n, 100, 1n],
  ])('rounds half to even: %s', (_what, whole, basisPoints, fee) => {
    expect(feeOn(whole, basisPoints)).toBe(fee);
  });

  it('is never off by more than half a minor unit', () => {
    fc.assert(
      fc.property(amount, rate, (whole, basisPoints) => {
        const off = feeOn(whole, basisPoints) * 10_000n - whole * BigInt(basisPoints);
        expect(off >= -5_000n && off <= 5_000n).toBe(true);
      }),
    );
  });

  it('of all parts is the fee of the whole, in whatever way it is cut', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), rate, (parts, basisPoints) => {
        let before = 0n;
        let fees = 0n;
        for (const part of parts) {
          const fee = feeOnPart(before, part, basisPoints);
          expect(fee >= 0n && fee <= part).toBe(true);
          fees += fee;
          before += part;
        }
        expect(fees).toBe(feeOn(before, basisPoints));
      }),
    );
  });
});

describe('a fee that is given back', () => {
  it('leaves the fee on what stays, and nothing once all is given back, in whatever way it is cut', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), rate, (parts, basisPoints) => {
        let released = parts.reduce((sum, part) => sum + part, 0n);
        let kept = feeOn(released, basisPoints);
        for (const part of parts) {
          const fee = feeGivenBack(kept, released, part, basisPoints);
          expect(fee >= 0n && fee <= part).toBe(true);
          kept -= fee;
          released -= part;
          expect(kept).toBe(feeOn(released, basisPoints));
        }
        expect(kept).toBe(0n);
      }),
    );
  });

  it.each([
    ['40 of 100', 800n, 10_000n, 4_000n, 320n],
    ['a cent of 66.67', 533n, 6_667n, 1n, 0n],
    ['all of it, though a cent of rounding is missing', 799n, 10_000n, 10_000n, 799n],
    ['a part, where a cent of rounding is missing', 799n, 10_000n, 1n, 0n],
  ])('of %s', (_what, kept, released, part, fee) => {
    expect(feeGivenBack(kept, released, part, 800)).toBe(fee);
  });
});

describe('a split by shares', () => {
  it('loses nothing and keeps each part within one unit of its share', () => {
    fc.assert(
      fc.property(amount, fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 5 }), (whole, shares) => {
        const total = shares.reduce((sum, share) => sum + share, 0n);
        fc.pre(total > 0n);
        const parts = splitByShares(whole, shares);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole);
        parts.forEach((part, index) => {
          const off = part * total - whole * (shares[index] ?? 0n);
          expect(off > -total && off < total).toBe(true);
        });
      }),
    );
  });

  it('gives the odd cent to the first of equals: callers put the owner first', () => {
    expect(splitByShares(101n, [1n, 1n])).toEqual([51n, 50n]);
    expect(splitByShares(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  });

  it('refuses shares that say nothing', () => {
    expect(() => splitByShares(100n, [0n, 0n])).toThrow(RangeError);
    expect(() => splitByShares(100n, [-1n, 2n])).toThrow(RangeError);
  });
});
