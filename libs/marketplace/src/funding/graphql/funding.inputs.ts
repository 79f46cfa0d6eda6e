import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IdArgs, MoneyInput } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';

@ArgsType()
export class FundMilestoneArgs extends IdArgs {
  @Field(() => String, { nullable: true, description: '`savedCards.consent`, where the card that pays may be kept.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  consent?: string | null;
}

@ArgsType()
export class FundWithCardArgs extends IdArgs {
  @Field(() => ID) @IsUUID() cardId: string;
}

@ArgsType()
export class AskRefundArgs extends IdArgs {
  @Field(() => String) @Matches(/\S/, { message: 'Write a reason.' }) @MaxLength(500) reason: string;
}

@ArgsType()
export class GiveRefundArgs extends AskRefundArgs {
  @Field(() => MoneyInput) @ValidateNested() @Type(() => MoneyInput) amount: MoneyInput;
}
