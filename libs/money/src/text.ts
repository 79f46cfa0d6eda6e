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
  // "1,250" groups thousands; "0.125" cannot, so it is an amount with too many decimals.
  const isDecimal = separator >= 0 && tail.length <= decimals && !isGrouped(cleaned);
  const written = isDecimal ? cleaned.slice(0, separator) : cleaned;
  if (!/^\d+$/.test(written) && !isGrouped(written)) return null;
  // One sign cannot group and point: "1.250.50" is unclear.
  if (isDecimal && written.includes(cleaned.charAt(separator))) return null;
  const whole = written.replace(/[.,]/g, '');
  const fraction = isDecimal ? tail.padEnd(decimals, '0') : '0'.repeat(decimals);
  return whole.length > 13 ? null : Money.of(`${whole}${fraction}`, currency);
}

/** Thousands set apart by one and the same sign: "12,345,678" or "12.345.678". */
const isGrouped = (text: string): boolean => /^[1-9]\d{0,2}(,\d{3})+$|^[1-9]\d{0,2}(\.\d{3})+$/.test(text);
