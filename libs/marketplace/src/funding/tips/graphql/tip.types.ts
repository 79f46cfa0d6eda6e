import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IdArgs, MoneyInput, MoneyType, resultOf } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { enumOf } from '../../../posting/graphql/task.enums.js';
import { type TipState, tipStates } from '../tip-rows.js';

export const TipStateEnum = enumOf(tipStates);
registerEnumType(TipStateEnum, { name: 'TipState' });

@ObjectType('Tip', { description: 'An own payment of the owner to the expert, beyond the price; no fee, passed on whole and at once.' })
export class TipType {
  @Field(() => ID) id: string;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => TipStateEnum) state: TipState;
  @Field(() => String, { nullable: true, description: 'What the owner wrote with it.' }) note: string | null;
  @Field(() => Date) at: Date;
}

@ObjectType('TipPage', { description: "The payment partner's page of a tip." })
export class TipPageType {
  @Field(() => String) url: string;
  @Field(() => ID) tipId: string;
}

@ArgsType()
export class GiveTipArgs extends IdArgs {
  @Field(() => MoneyInput) @ValidateNested() @Type(() => MoneyInput) amount: MoneyInput;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @Matches(/\S/, { message: 'Write something, or leave it out.' })
  @MaxLength(280)
  note?: string | null;
}

export const TipPageResult = resultOf('TipPageResult', TipPageType);
export const TipResult = resultOf('TipResult', TipType);
