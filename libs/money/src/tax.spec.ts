import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { includedIn } from './tax.js';

describe('the tax contained in an amount', () => {
  it.each([
    [11_900n, 1_900, 1_900n],
    [400n, 2_000, 67n],
    [800n, 0, 0n],
    [0n, 1_900, 0n],
    [1n, 10_000, 0n],
    [3n, 10_000, 2n],
  ])('of %s at %s basis points is %s', (total, rate, tax) => {
    expect(includedIn(total, rate)).toBe(tax);
  });

  it('is at most half a unit off and never more than the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999n }), fc.integer({ min: 0, max: 10_000 }), (total, rate) => {
        const tax = includedIn(total, rate);
        const off = tax * (10_000n + BigInt(rate)) - total * BigInt(rate);
        expect((off < 0n ? -off : off) * 2n <= 10_000n + BigInt(rate)).toBe(true);
        expect(tax <= total).toBe(true);
      }),
    );
  });
});
