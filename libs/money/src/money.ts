import { type Currency, currencyRules } from './currency.js';
import { decimalText } from './decimal-text.js';

/** Thrown when two currencies meet in one sum: a defect, never a person's mistake. */
export class CurrencyMismatch extends Error {
  constructor(left: Currency, right: Currency) {
    super(`${left} and ${right} cannot be added up.`);
  }
}

/** An exact amount: a whole number of minor units (cents) and its currency. */
export class Money {
  private constructor(
    readonly minor: bigint,
    readonly currency: Currency,
  ) {}

  static of(minor: bigint | number | string, currency: Currency): Money {
    return new Money(BigInt(minor), currency);
  }

  static zero(currency: Currency): Money {
    return new Money(0n, currency);
  }

  plus(other: Money): Money {
    return new Money(this.minor + this.same(other).minor, this.currency);
  }

  minus(other: Money): Money {
    return new Money(this.minor - this.same(other).minor, this.currency);
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.minor === other.minor;
  }

  isLessThan(other: Money): boolean {
    return this.minor < this.same(other).minor;
  }

  isMoreThan(other: Money): boolean {
    return this.minor > this.same(other).minor;
  }

  get isZero(): boolean {
    return this.minor === 0n;
  }

  /** Plain text with the code, for refusals and mails: "1,000.00 USD". */
  toString(): string {
    const [whole = '', ...part] = this.decimal().split('.');
    return `${[whole.replace(/\B(?=(\d{3})+$)/g, ','), ...part].join('.')} ${this.currency}`;
  }

  /** The amount as people write it, with a point and without grouping: "10.00". */
  decimal(): string {
    return decimalText(this.minor, currencyRules(this.currency).decimals);
  }

  private same(other: Money): Money {
    if (other.currency !== this.currency) throw new CurrencyMismatch(this.currency, other.currency);
    return other;
  }
}
