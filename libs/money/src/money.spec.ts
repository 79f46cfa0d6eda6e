import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CurrencyMismatch, Money } from './money.js';

const usd = (minor: bigint | number) => Money.of(minor, 'USD');

describe('money', () => {
  it('adds up exactly, far beyond what numbers can', () => {
    const large = usd(9_007_199_254_740_993n);
    expect(large.plus(usd(1)).minor).toBe(9_007_199_254_740_994n);
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        expect(usd(a).plus(usd(b)).minus(usd(b)).equals(usd(a))).toBe(true);
      }),
    );
  });

  it.each([
    [1_050n, 'USD', '10.50', '10.50 USD'],
    [5n, 'USD', '0.05', '0.05 USD'],
    [0n, 'EUR', '0.00', '0.00 EUR'],
    [-5n, 'GBP', '-0.05', '-0.05 GBP'],
    [-123_456n, 'USD', '-1234.56', '-1,234.56 USD'],
    [123_456_789n, 'USD', '1234567.89', '1,234,567.89 USD'],
    [1_000n, 'JPY', '1000', '1,000 JPY'],
    [100n, 'JPY', '100', '100 JPY'],
  ] as const)('%s of %s is %s to a machine and %s to a person', (minor, currency, decimal, text) => {
    expect(Money.of(minor, currency).decimal()).toBe(decimal);
    expect(`${Money.of(minor, currency)}`).toBe(text);
  });

  it('never mixes currencies', () => {
    const euro = Money.of(1, 'EUR');
    for (const act of [() => usd(1).plus(euro), () => usd(1).minus(euro), () => usd(1).isLessThan(euro), () => usd(1).isMoreThan(euro)]) {
      expect(act).toThrow(CurrencyMismatch);
    }
    expect(usd(1).equals(euro)).toBe(false);
  });

  it('compares', () => {
    expect([usd(1).isLessThan(usd(2)), usd(2).isLessThan(usd(2)), usd(3).isMoreThan(usd(2)), usd(0).isZero]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
