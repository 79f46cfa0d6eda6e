import { type Currency, formatMoney, Money } from '@sidecrew/money';

/** Documents are written in English, so amounts and dates are too. */
const language = 'en-GB';
const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const rates = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });

/** Amounts and dates of documents. Dates are in UTC, as the months of statements are. */
export const paperText = {
  /** "1,250.00 USD". */
  money: (amount: Money): string => formatMoney(amount, language, { withCode: true }),
  minor: (minor: string | bigint, currency: Currency): string => paperText.money(Money.of(minor, currency)),
  date: (at: Date): string => dates.format(at),
  /** "October 2026" of "2026-10". */
  month: (month: string): string => months.format(new Date(`${month}-01T00:00:00Z`)),
  /** "19%". */
  rate: (basisPoints: number): string => rates.format(basisPoints / 10_000),
} as const;
