import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IdArgs, MoneyInput } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { type DisputeReason, disputeReasons } from '../dispute.entity.js';
import type { RulingForm } from '../ruling.js';
import type { Split } from '../split.js';
import type { StatementForm } from '../statement.js';
import { DisputeReasonEnum } from './dispute.enums.js';

@InputType('StatementInput')
export class StatementInput {
  @Field(() => String) @IsString() @MaxLength(8_000) text: string;
  @Field(() => MoneyInput, { description: 'What the writer wants for the owner, 0 to held.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyInput)
  claim: MoneyInput;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(10) @IsUUID(undefined, { each: true }) fileIds: string[];

  toForm(): StatementForm {
    return { text: this.text, claim: this.claim.toMoney(), fileIds: [...new Set(this.fileIds)] };
  }
}

@InputType('SplitInput')
export class SplitInput {
  @Field(() => MoneyInput) @IsDefined() @ValidateNested() @Type(() => MoneyInput) owner: MoneyInput;
  @Field(() => MoneyInput) @IsDefined() @ValidateNested() @Type(() => MoneyInput) expert: MoneyInput;

  toSplit(): Split {
    return { owner: this.owner.toMoney(), expert: this.expert.toMoney() };
  }
}

@InputType('RulingReasonInput')
export class RulingReasonInput {
  @Field(() => ID) @IsUUID() checklistItemId: string;
  @Field(() => String) @Matches(/\S/, { message: 'Say what you found.' }) @MaxLength(4_000) finding: string;
}

@ArgsType()
export class OpenDisputeArgs {
  @Field(() => ID) @IsUUID() milestoneId: string;
  @Field(() => DisputeReasonEnum) @IsIn(disputeReasons) reason: DisputeReason;
  @Field(() => StatementInput) @IsDefined() @ValidateNested() @Type(() => StatementInput) statement: StatementInput;
}

@ArgsType()
export class AnswerDisputeArgs extends IdArgs {
  @Field(() => StatementInput) @IsDefined() @ValidateNested() @Type(() => StatementInput) statement: StatementInput;
}

@ArgsType()
export class OfferSplitArgs extends IdArgs {
  @Field(() => SplitInput) @IsDefined() @ValidateNested() @Type(() => SplitInput) split: SplitInput;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(4_000) note?: string | null;
}

@ArgsType()
export class AcceptSplitArgs extends IdArgs {
  @Field(() => ID) @IsUUID() offerId: string;
}

@ArgsType()
export class RejectProposalArgs extends IdArgs {
  @Field(() => String) @Matches(/\S/, { message: 'Say why, in a few words.' }) @MaxLength(500) reason: string;
}

@ArgsType()
export class RulingArgs extends IdArgs {
  @Field(() => SplitInput) @IsDefined() @ValidateNested() @Type(() => SplitInput) split: SplitInput;
  @Field(() => String) @Matches(/\S/, { message: 'Explain the split.' }) @MaxLength(8_000) text: string;
  @Field(() => [RulingReasonInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => RulingReasonInput)
  reasons: RulingReasonInput[];

  toForm(): RulingForm {
    return { split: this.split.toSplit(), text: this.text, reasons: this.reasons };
  }
}
