import { decimalText } from './decimal-text.js';

/**
 * Money as it reaches a bank: in the currency of an expert's country, which need not be one that contracts can have. It is
 * shown and told, never added up or booked, so it is no Money.
 */
export interface BankAmount {
  /** Whole minor units as text. */
  readonly minor: string;
  /** ISO 4217. */
  readonly currency: string;
  /** How many digits of `minor` stand behind the point. */
  readonly decimals: number;
}

/**
 * What the payout partner writes without decimals (Stripe, "zero-decimal currencies"). The króna is not among them: it has
 * no smaller coin, and yet the partner writes it in hundredths.
 */
const withoutDecimals = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));

/** An amount as the payout partner tells it: minor units and a currency in capital letters. */
export const bankAmount = (minor: string, currency: string): BankAmount => ({
  minor,
  currency,
  decimals: withoutDecimals.has(currency) ? 0 : 2,
});

/** "1,234.50 CHF", with as many decimals as the currency is usually written with, and more only where they are not zero. */
export function formatBankAmount({ minor, currency, decimals }: BankAmount, locale: string): string {
  const { minimumFractionDigits = decimals } = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions();
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: Math.min(minimumFractionDigits, decimals),
    maximumFractionDigits: decimals,
  });
  const text = format.format(decimalText(BigInt(minor), decimals) as Intl.StringNumericLiteral);
  return `${text.replace('-', '\u2212')} ${currency}`;
}
