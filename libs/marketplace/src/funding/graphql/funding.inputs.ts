import { ArgsType, Field } from '@nestjs/graphql';
import { IdArgs, MoneyInput } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import { Matches, MaxLength, ValidateNested } from 'class-validator';

@ArgsType()
export class AskRefundArgs extends IdArgs {
  @Field(() => String) @Matches(/\S/, { message: 'Write a reason.' }) @MaxLength(500) reason: string;
}

@ArgsType()
export class GiveRefundArgs extends AskRefundArgs {
  @Field(() => MoneyInput) @ValidateNested() @Type(() => MoneyInput) amount: MoneyInput;
}
