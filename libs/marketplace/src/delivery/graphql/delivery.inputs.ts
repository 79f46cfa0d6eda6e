import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { MoneyInput } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type AiDeclaration, aiDeclarations } from '../../bidding/bid.entity.js';
import { AiDeclarationEnum } from '../../bidding/graphql/bid.enums.js';
import { enumOf } from '../../posting/graphql/task.enums.js';
import type { DeliveryForm } from '../evidence.js';
import { type RestChoice, restsOfMilestone } from '../rest-of-milestone.js';

export const RestOfMilestoneEnum = enumOf(restsOfMilestone);
registerEnumType(RestOfMilestoneEnum, { name: 'RestOfMilestone', description: 'What happens with the rest after a part was approved.' });

@InputType('EvidenceInput')
export class EvidenceInput {
  @Field(() => ID) @IsUUID() checklistItemId: string;
  @Field(() => String) @IsString() @MaxLength(4_000) note: string;
  @Field(() => String, { nullable: true, description: 'http or https' })
  @ValidateIf((input: EvidenceInput) => !!input.url)
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'must be a link that starts with http:// or https://' },
  )
  @MaxLength(2_000)
  url?: string | null;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(10) @IsUUID(undefined, { each: true }) fileIds: string[];
}

@InputType('DeliveryInput')
export class DeliveryInput {
  @Field(() => String) @IsString() @MaxLength(4_000) note: string;
  @Field(() => AiDeclarationEnum) @IsIn(aiDeclarations) aiDeclaration: AiDeclaration;
  @Field(() => [EvidenceInput])
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EvidenceInput)
  evidence: EvidenceInput[];

  toForm(): DeliveryForm {
    return { ...this, evidence: this.evidence.map((item) => ({ ...item, fileIds: [...new Set(item.fileIds)] })) };
  }
}

@InputType('ChangeRequestItemInput')
export class ChangeRequestItemInput {
  @Field(() => ID) @IsUUID() checklistItemId: string;
  @Field(() => String) @Matches(/\S/, { message: 'Say what is missing.' }) @MaxLength(4_000) what: string;
}

@ArgsType()
export class MilestoneIdArgs {
  @Field(() => ID) @IsUUID() milestoneId: string;
}

@ArgsType()
export class SubmitDeliveryArgs extends MilestoneIdArgs {
  @Field(() => DeliveryInput) @IsDefined() @ValidateNested() @Type(() => DeliveryInput) input: DeliveryInput;
}

@ArgsType()
export class ApproveDeliveryArgs extends MilestoneIdArgs {
  @Field(() => ID, { description: 'The delivery that was looked at; a newer one refuses.' }) @IsUUID() deliveryId: string;
  @Field(() => MoneyInput, { description: 'The whole held amount, or a part of it.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyInput)
  amount: MoneyInput;
  @Field(() => RestOfMilestoneEnum, { nullable: true, description: 'For a part: what becomes of the rest; it stays funded unless said.' })
  @IsOptional()
  @IsIn(restsOfMilestone)
  rest?: RestChoice | null;
}

@ArgsType()
export class RequestChangesArgs extends MilestoneIdArgs {
  @Field(() => ID, { description: 'The delivery that was looked at; a newer one refuses.' }) @IsUUID() deliveryId: string;
  @Field(() => [ChangeRequestItemInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ChangeRequestItemInput)
  items: ChangeRequestItemInput[];
  @Field(() => String) @IsString() @MaxLength(4_000) note: string;
}
