import { describe, expect, it } from '@jest/globals';
import { bankAmount, formatBankAmount } from './bank-amount.js';

describe('an amount at a bank', () => {
  it.each([
    ['123450', 'CHF', '1,234.50 CHF'],
    ['123450', 'PLN', '1,234.50 PLN'],
    ['123450', 'JPY', '123,450 JPY'],
    // Told in hundredths, written without: nobody has half a króna.
    ['1234500', 'ISK', '12,345 ISK'],
    ['1234550', 'ISK', '12,345.5 ISK'],
    ['-5', 'SEK', '\u22120.05 SEK'],
    ['900719925474099300', 'DKK', '9,007,199,254,740,993.00 DKK'],
  ])('%s %s', (minor, currency, text) => {
    expect(formatBankAmount(bankAmount(minor, currency), 'en-US')).toBe(text);
  });
});
