import { describe, expect, it } from '@jest/globals';
import { type Currency, Money } from '@sidecrew/money';
import { Refusal } from '@sidecrew/platform';
import { type TermsForm, termsMustFit } from './bid-terms.js';

const terms = (currency: Currency, price: number, parts: readonly (readonly [minor: number, days: number])[]): TermsForm => ({
  price: Money.of(price, currency),
  days: 10,
  milestones: parts.map(([minor, days], index) => ({ title: `Part ${index + 1}`, amount: Money.of(minor, currency), days })),
});

const refusalOf = (form: TermsForm, currency: Currency = 'USD') => {
  try {
    termsMustFit({ currency }, form);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.message}`;
    throw error;
  }
};

describe('the terms of a bid', () => {
  it('fit from 10.00 up, as one milestone or several', () => {
    expect(refusalOf(terms('USD', 1_000, [[1_000, 5]]))).toBeNull();
    expect(
      refusalOf(
        terms('USD', 12_000, [
          [4_000, 5],
          [8_000, 55],
        ]),
      ),
    ).toBeNull();
    expect(refusalOf(terms('JPY', 1_000, [[1_000, 5]]), 'JPY')).toBeNull();
  });

  it.each([
    ['a price below the minimum', terms('USD', 999, [[999, 5]]), 'AMOUNT_OUT_OF_RANGE: Bids start at 10.00 USD.'],
    [
      'parts that do not sum',
      terms('USD', 12_000, [
        [4_000, 5],
        [7_999, 5],
      ]),
      'SPLIT_DOES_NOT_SUM: The milestones add up to 119.99 USD, the price is 120.00 USD. Make them equal.',
    ],
    [
      'a part for nothing',
      terms('USD', 12_000, [
        [12_000, 5],
        [0, 5],
      ]),
      'AMOUNT_OUT_OF_RANGE: A milestone is between 1.00 USD and 10,000.00 USD.',
    ],
    [
      'a part above the maximum',
      terms('USD', 1_000_001, [[1_000_001, 5]]),
      'AMOUNT_OUT_OF_RANGE: A milestone is between 1.00 USD and 10,000.00 USD.',
    ],
    [
      'a part that is held too long',
      terms('USD', 12_000, [[12_000, 56]]),
      'INVALID_INPUT: A milestone takes 55 days at most. Divide longer work.',
    ],
    ['another currency', terms('EUR', 12_000, [[12_000, 5]]), 'INVALID_INPUT: This task is paid in USD.'],
  ])('refuse %s', (_what, form, sentence) => {
    expect(refusalOf(form)).toBe(sentence);
  });
});
