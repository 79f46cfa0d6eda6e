import { type Currency, formatMoney, Money } from '@sidecrew/money';

/** Amounts and dates of a document in the words of one person; dates are in UTC, as statements are. */
export class PaperText {
  private readonly dates: Intl.DateTimeFormat;

  constructor(private readonly language: string) {
    this.dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  }

  /** "1,250.00 USD". */
  money(amount: Money): string {
    return formatMoney(amount, this.language, { withCode: true });
  }

  minor(minor: string | bigint, currency: Currency): string {
    return this.money(Money.of(minor, currency));
  }

  date(at: Date): string {
    return this.dates.format(at);
  }

  /** "October 2026" of "2026-10". */
  month(month: string): string {
    return new Intl.DateTimeFormat(this.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01T00:00:00Z`),
    );
  }

  /** "19 %". */
  rate(basisPoints: number): string {
    return new Intl.NumberFormat(this.language, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
  }
}
