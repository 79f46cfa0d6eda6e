import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { PersonType } from '@sidecrew/identity';
import { type Currency, Money } from '@sidecrew/money';
import { CurrencyEnum, MoneyType, resultOf } from '@sidecrew/platform';
import { IsString, IsUUID, Length } from 'class-validator';
import { breakKinds } from '../reconciliation/break-kinds.js';
import type { Coverage } from '../reconciliation/coverage.js';
import type { BreakRow, RunRow } from '../reconciliation/reconciliation.reader.js';

@ObjectType('ReconciliationRun')
export class ReconciliationRunType {
  @Field(() => ID) id: string;
  @Field(() => Date) startedAt: Date;
  @Field(() => Date, { nullable: true }) endedAt: Date | null;
  @Field(() => Int) matched: number;
  @Field(() => Int) breaks: number;
  @Field(() => String) state: string;

  static from(row: RunRow): ReconciliationRunType {
    return Object.assign(new ReconciliationRunType(), row);
  }
}

@ObjectType('ReconciliationBreak', { description: 'A difference between the books and the payment partner, with what to do about it.' })
export class ReconciliationBreakType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) what: string;
  @Field(() => String, { description: 'The object it is about.' }) reference: string;
  @Field(() => MoneyType, { nullable: true }) expected: MoneyType | null;
  @Field(() => MoneyType, { nullable: true }) found: MoneyType | null;
  @Field(() => String) remedy: string;
  @Field(() => Date) firstSeenAt: Date;
  @Field(() => Date, { nullable: true }) resolvedAt: Date | null;
  @Field(() => String, { nullable: true }) resolution: string | null;
  @Field(() => PersonType, { nullable: true }) resolvedBy?: PersonType | null;
  /** Not in the schema: the field above is read through the loader. */
  resolvedById: string | null;

  static from({ resolvedBy, expectedMinor, foundMinor, currency, ...row }: BreakRow): ReconciliationBreakType {
    const amount = (minor: bigint | null) => (minor !== null && currency ? MoneyType.from(Money.of(minor, currency)) : null);
    return Object.assign(new ReconciliationBreakType(), row, breakKinds[row.kind], {
      expected: amount(expectedMinor),
      found: amount(foundMinor),
      resolvedById: resolvedBy,
    });
  }
}

@ObjectType('Coverage', { description: 'Money at the payment partner beside what is owed to owners and experts.' })
export class CoverageType {
  @Field(() => CurrencyEnum) currency: Currency;
  @Field(() => MoneyType) atStripe: MoneyType;
  @Field(() => MoneyType) owed: MoneyType;
  @Field(() => Float, { nullable: true }) ratio: number | null;
  @Field(() => String, { description: 'good, low (below 1.02) or short (below 1.00).' }) state: string;

  static from({ atStripeMinor, owedMinor, currency, ...row }: Coverage): CoverageType {
    const money = (minor: bigint) => MoneyType.from(Money.of(minor, currency));
    return Object.assign(new CoverageType(), row, { currency, atStripe: money(atStripeMinor), owed: money(owedMinor) });
  }
}

@ObjectType('ReconciliationPage')
export class ReconciliationPageType {
  @Field(() => [CoverageType]) coverage: CoverageType[];
  @Field(() => [ReconciliationBreakType]) openBreaks: ReconciliationBreakType[];
  @Field(() => [ReconciliationBreakType], { description: 'The newest 50 that somebody closed.' }) resolvedBreaks: ReconciliationBreakType[];
  @Field(() => [ReconciliationRunType]) runs: ReconciliationRunType[];
}

@ArgsType()
export class ResolveBreakArgs {
  @Field(() => ID)
  @IsUUID()
  id: string;

  @Field(() => String)
  @IsString()
  @Length(3, 1_000)
  resolution: string;
}

@ArgsType()
export class ReplayEventArgs {
  @Field(() => String, { description: "The payment partner's id of the event." })
  @IsString()
  @Length(3, 100)
  id: string;

  @Field(() => String)
  @IsString()
  @Length(3, 1_000)
  reason: string;
}

export const ReconciliationRunResult = resultOf('ReconciliationRunResult', ReconciliationRunType);
export const ReconciliationBreakResult = resultOf('ReconciliationBreakResult', ReconciliationBreakType);
