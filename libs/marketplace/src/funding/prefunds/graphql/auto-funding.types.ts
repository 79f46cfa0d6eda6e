import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IdArgs, MoneyInput, MoneyType, resultOf } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import { IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { enumOf } from '../../../posting/graphql/task.enums.js';
import { type AutoFundingState, autoFundingStates, type PrefundPurpose, prefundPurposes } from '../auto-funding-rows.js';
import { type Cadence, cadences } from '../periods.js';
import { type PrefundState, prefundStates } from '../prefund-rows.js';

export const PrefundPurposeEnum = enumOf(prefundPurposes);
registerEnumType(PrefundPurposeEnum, { name: 'PrefundPurpose' });
export const CadenceEnum = enumOf(cadences);
registerEnumType(CadenceEnum, { name: 'Cadence' });
export const AutoFundingStateEnum = enumOf(autoFundingStates);
registerEnumType(AutoFundingStateEnum, { name: 'AutoFundingState' });
export const PrefundStateEnum = enumOf(prefundStates);
registerEnumType(PrefundStateEnum, { name: 'PrefundState' });

@ObjectType('Period', { description: 'A stretch of time whose money is held before the work. Days are in UTC.' })
export class PeriodType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'First day, "2026-11-30".' }) startsOn: string;
  @Field(() => String, { description: 'The first day after it.' }) endsOn: string;
  @Field(() => PrefundStateEnum) state: PrefundState;
  @Field(() => MoneyType, { description: 'What is or was charged for it, without the fee; less where money rolled over.' })
  price: MoneyType;
  @Field(() => MoneyType) ownerFee: MoneyType;
  @Field(() => MoneyType, { description: 'What earlier periods left for it.' }) rolledOver: MoneyType;
  @Field(() => MoneyType, { description: 'What of it is still held.' }) held: MoneyType;
  @Field(() => Date, { nullable: true, description: 'When a declined card is tried again.' }) retryAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Where the bank asks for the owner; shown to nobody else.' }) pageUrl: string | null;
  @Field(() => Date, { nullable: true }) pageUntil: Date | null;
}

@ObjectType('AutoFunding', { description: "An owner's word that each period is charged to their saved card, within a monthly cap." })
export class AutoFundingType {
  @Field(() => ID) id: string;
  @Field(() => PrefundPurposeEnum) purpose: PrefundPurpose;
  @Field(() => AutoFundingStateEnum) state: AutoFundingState;
  @Field(() => String, { nullable: true, description: '`owner` or `not_paid`.' }) pausedBecause: string | null;
  @Field(() => MoneyType, { description: 'What a period holds, without the fee.' }) amount: MoneyType;
  @Field(() => CadenceEnum) cadence: Cadence;
  @Field(() => MoneyType, { description: 'The most that is charged in a calendar month, fees included.' }) monthlyCap: MoneyType;
  @Field(() => String, { description: 'First day of the period that is asked for next.' }) nextOn: string;
  @Field(() => [PeriodType], { description: 'Newest first.' }) periods: PeriodType[];
}

@ObjectType('AgreedAutoFunding', { description: 'What was agreed, and the page on which the first period is paid.' })
export class AgreedAutoFundingType {
  @Field(() => AutoFundingType) autoFunding: AutoFundingType;
  @Field(() => String, { nullable: true, description: 'Null where the saved card is charged.' }) url: string | null;
}

@ObjectType('PeriodPage', { description: "The payment partner's page of a period." })
export class PeriodPageType {
  @Field(() => String) url: string;
  @Field(() => ID) periodId: string;
}

@ArgsType()
export class FundPeriodArgs extends IdArgs {
  @Field(() => String, { nullable: true, description: 'The words of `savedCards.consent`, to keep the card for later periods.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  consent?: string | null;
}

/** What an owner agrees to when each period is funded by itself. */
@ArgsType()
export class AutoFundingArgs extends IdArgs {
  @Field(() => MoneyInput, { description: 'The most that is charged in a calendar month, fees included.' })
  @ValidateNested()
  @Type(() => MoneyInput)
  monthlyCap: MoneyInput;

  @Field(() => String, {
    nullable: true,
    description:
      'The words of `savedCards.consent`: the first period is paid on a page that keeps the card. Left out, a saved card is charged.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  consent?: string | null;
}

export const AgreedAutoFundingResult = resultOf('AgreedAutoFundingResult', AgreedAutoFundingType);
export const AutoFundingResult = resultOf('AutoFundingResult', AutoFundingType);
export const PeriodPageResult = resultOf('PeriodPageResult', PeriodPageType);
