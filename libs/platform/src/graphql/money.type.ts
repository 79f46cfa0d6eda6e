import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Currency, currencies, Money } from '@sidecrew/money';
import { IsIn, Matches } from 'class-validator';

export const CurrencyEnum = Object.fromEntries(currencies.map((code) => [code, code]));
registerEnumType(CurrencyEnum, { name: 'Currency' });

@ObjectType('Money', { description: 'An exact amount: whole minor units (cents) as text, and the currency.' })
export class MoneyType {
  @Field(() => String, { description: 'Whole minor units, e.g. "10500" for 105.00 USD.' }) minor: string;
  @Field(() => CurrencyEnum) currency: Currency;

  static from(money: Money): MoneyType {
    return Object.assign(new MoneyType(), { minor: money.minor.toString(), currency: money.currency });
  }
}

@InputType('MoneyInput')
export class MoneyInput {
  @Field(() => String, { description: 'Whole minor units, e.g. "10500" for 105.00 USD.' })
  @Matches(/^\d{1,13}$/, { message: 'must be a whole number of minor units' })
  minor: string;

  @Field(() => CurrencyEnum)
  @IsIn(currencies)
  currency: Currency;

  toMoney(): Money {
    return Money.of(this.minor, this.currency);
  }
}
