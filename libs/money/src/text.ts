import { type Currency, currencyRules } from './currency.js';
import { Money } from './money.js';

interface MoneyTextOptions {
  /** Code instead of symbol, where currencies may mix: "520.00 USD". */
  readonly withCode?: boolean;
}

/** What people read. A minus is U+2212; zero shows as 0.00. */
export function formatMoney(money: Money, locale: string, options: MoneyTextOptions = {}): string {
  const { decimals } = currencyRules(money.currency);
  const format = new Intl.NumberFormat(locale, {
    ...(options.withCode ? { style: 'decimal' } : { style: 'currency', currency: money.currency }),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // A decimal string keeps every digit; Intl reads it exactly, unlike a float.
  const text = format.format(money.decimal() as Intl.StringNumericLiteral).replace('-', '\u2212');
  return options.withCode ? `${text} ${money.currency}` : text;
}

/**
 * Reads what a person typed ("1,250.5", "1250,50", "€ 12") as an exact amount.
 * Answers null when it is not an amount, has more decimals than the currency, or is unclear.
 */
export function parseMoney(text: string, currency: Currency): Money | null {
  const { decimals } = currencyRules(currency);
  const cleaned = text.replace(/[\s\u00a0\u202f'’$€£¥]/g, '').replace(new RegExp(currency, 'i'), '');
  if (!/^\d[\d.,]*$/.test(cleaned)) return null;
  const separator = Math.max(cleaned.lastIndexOf('.'), cleaned.lastIndexOf(','));
  const tail = separator < 0 ? '' : cleaned.slice(separator + 1);
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(cleaned);
  const isDecimal = separator >= 0 && tail.length <= decimals && !grouped;
  if (separator >= 0 && !isDecimal && !grouped) return null;
  const whole = (isDecimal ? cleaned.slice(0, separator) : cleaned).replace(/[.,]/g, '');
  const fraction = isDecimal ? tail.padEnd(decimals, '0') : '0'.repeat(decimals);
  return whole.length > 13 ? null : Money.of(`${whole}${fraction}`, currency);
}
