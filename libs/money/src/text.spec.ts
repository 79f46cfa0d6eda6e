import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currencies } from './currency.js';
import { Money } from './money.js';
import { formatMoney, parseMoney } from './text.js';

describe('reading an amount', () => {
  it.each([
    ['12', 1_200n],
    ['12.5', 1_250n],
    ['12,50', 1_250n],
    ['1,250.5', 125_050n],
    ['1.250,50', 125_050n],
    ['1,250', 125_000n],
    ['1.250', 125_000n],
    ['$ 12.00', 1_200n],
    ['12 USD', 1_200n],
    ['1 250,50', 125_050n],
    ["1'250.50", 125_050n],
    ['12.', 1_200n],
    ['12,345,678.90', 1_234_567_890n],
    ['0.05', 5n],
  ])('%s', (text, minor) => {
    expect(parseMoney(text, 'USD')?.minor).toBe(minor);
  });

  it.each([
    '',
    'abc',
    '-5',
    '.5',
    '12.345.6',
    '1,2,3',
    '1.2.3',
    '0.125',
    '0,001',
    '12.3456',
    '1,250.300',
    '1,25,000',
    '1.2,50',
    '1e5',
    '12 EUR',
    '99999999999999',
  ])('"%s" is not clear enough', (text) => {
    expect(parseMoney(text, 'USD')).toBeNull();
  });

  it('knows that some currencies have no cents', () => {
    expect(parseMoney('1,250', 'JPY')?.minor).toBe(1_250n);
    expect(parseMoney('1250.5', 'JPY')).toBeNull();
  });

  it('understands whatever it writes', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 99_999_999n }),
        fc.constantFrom(...currencies),
        fc.constantFrom('en-US', 'de-DE'),
        (minor, currency, locale) => {
          const money = Money.of(minor, currency);
          const text = formatMoney(money, locale, { withCode: true });
          expect(parseMoney(text, currency)?.equals(money)).toBe(true);
        },
      ),
    );
  });
});

describe('writing an amount', () => {
  it('keeps every digit and writes a true minus', () => {
    expect(formatMoney(Money.of(9_007_199_254_740_993n, 'USD'), 'en-US')).toBe('$90,071,992,547,409.93');
    expect(formatMoney(Money.of(-550n, 'USD'), 'en-US')).toBe('\u2212$5.50');
    expect(formatMoney(Money.of(0n, 'EUR'), 'en-US', { withCode: true })).toBe('0.00 EUR');
  });
});
