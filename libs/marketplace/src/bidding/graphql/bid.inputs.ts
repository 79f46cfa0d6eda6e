import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IdArgs, MoneyInput } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type AiDeclaration, aiDeclarations } from '../bid.entity.js';
import type { BidForm } from '../bid-form.js';
import type { TermsForm } from '../bid-terms.js';
import type { CounterForm } from '../counter-bid.js';
import { type DeclineReason, declineReasons } from '../decline-bid.js';
import { AiDeclarationEnum, DeclineReasonEnum } from './bid.enums.js';

@InputType('PlannedMilestoneInput')
export class PlannedMilestoneInput {
  @Field(() => String) @Matches(/\S/, { message: 'Name the milestone.' }) @Length(1, 120) title: string;
  @Field(() => MoneyInput) @IsDefined() @ValidateNested() @Type(() => MoneyInput) amount: MoneyInput;
  @Field(() => Int) @IsInt() @Min(1) @Max(365) days: number;
}

@InputType({ isAbstract: true })
abstract class TermsInput {
  @Field(() => MoneyInput) @IsDefined() @ValidateNested() @Type(() => MoneyInput) price: MoneyInput;
  @Field(() => Int) @IsInt() @Min(1) @Max(365) days: number;
  @Field(() => [PlannedMilestoneInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PlannedMilestoneInput)
  milestones: PlannedMilestoneInput[];

  protected terms(): TermsForm {
    return {
      price: this.price.toMoney(),
      days: this.days,
      milestones: this.milestones.map(({ title, amount, days }) => ({ title, days, amount: amount.toMoney() })),
    };
  }
}

@InputType('BidInput')
export class BidInput extends TermsInput {
  @Field(() => String) @Matches(/\S/, { message: 'Write a few words to the owner.' }) @Length(1, 4_000) message: string;
  @Field(() => AiDeclarationEnum) @IsIn(aiDeclarations) aiDeclaration: AiDeclaration;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(5) @IsUUID(undefined, { each: true }) sampleIds: string[];

  toForm(): BidForm {
    return { ...this.terms(), message: this.message, aiDeclaration: this.aiDeclaration, sampleIds: this.sampleIds };
  }
}

@InputType('CounterInput')
export class CounterInput extends TermsInput {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4_000) note?: string | null;

  toForm(): CounterForm {
    return { ...this.terms(), note: this.note ?? null };
  }
}

@ArgsType()
export class SubmitBidArgs {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field(() => BidInput) @IsDefined() @ValidateNested() @Type(() => BidInput) input: BidInput;
}

@ArgsType()
export class ReviseBidArgs extends IdArgs {
  @Field(() => BidInput) @IsDefined() @ValidateNested() @Type(() => BidInput) input: BidInput;
}

@ArgsType()
export class CounterBidArgs extends IdArgs {
  @Field(() => CounterInput) @IsDefined() @ValidateNested() @Type(() => CounterInput) input: CounterInput;
}

@ArgsType()
export class ShortlistBidArgs extends IdArgs {
  @Field(() => Boolean) @IsBoolean() shortlisted: boolean;
}

@ArgsType()
export class DeclineBidArgs extends IdArgs {
  @Field(() => DeclineReasonEnum) @IsIn(declineReasons) reason: DeclineReason;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) note?: string | null;
}
