import { describe, expect, it } from '@jest/globals';
import { cardName, expiryOf, hasExpired } from './card-words';

describe('a card in words', () => {
  it('is known by its brand and last four digits', () => {
    expect(cardName({ brand: 'visa', last4: '4242' })).toBe('Visa ending in 4242');
    expect(cardName({ brand: 'eftpos_au', last4: '0001' })).toBe('Card ending in 0001');
  });

  it('is good until the last day of its month', () => {
    const card = { expMonth: 2, expYear: 2027 };
    expect(expiryOf(card)).toBe('02/2027');
    expect(hasExpired(card, Date.parse('2027-02-28T23:59:59Z'))).toBe(false);
    expect(hasExpired(card, Date.parse('2027-03-01T00:00:00Z'))).toBe(true);
  });
});
