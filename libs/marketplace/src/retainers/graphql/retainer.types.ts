import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IdArgs, MoneyInput, MoneyType, resultOf } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import { IsIn, Matches, MaxLength, ValidateNested } from 'class-validator';
import { AutoFundingArgs, CadenceEnum } from '../../funding/prefunds/graphql/auto-funding.types.js';
import { type Cadence, cadences } from '../../funding/prefunds/periods.js';
import { enumOf } from '../../posting/graphql/task.enums.js';
import { type DrawdownState, drawdownStates } from '../drawdown.process.js';

export const DrawdownStateEnum = enumOf(drawdownStates);
registerEnumType(DrawdownStateEnum, { name: 'DrawdownState' });

@ObjectType('Drawdown', { description: 'What the expert asks for out of a retainer, for work that is done.' })
export class DrawdownType {
  @Field(() => ID) id: string;
  @Field(() => ID) retainerId: string;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => DrawdownStateEnum) state: DrawdownState;
  @Field(() => String) note: string;
  @Field(() => String, { nullable: true, description: 'Why the owner declined.' }) reason: string | null;
  @Field(() => Date) askedAt: Date;
}

@ArgsType()
export class AgreeRetainerArgs extends AutoFundingArgs {
  @Field(() => MoneyInput, { description: 'What each period holds, without the fee.' })
  @ValidateNested()
  @Type(() => MoneyInput)
  amount: MoneyInput;

  @Field(() => CadenceEnum) @IsIn(cadences) cadence: Cadence;
}

@ArgsType()
export class AskDrawdownArgs extends IdArgs {
  @Field(() => MoneyInput) @ValidateNested() @Type(() => MoneyInput) amount: MoneyInput;
  @Field(() => String) @Matches(/\S/, { message: 'Write what it is for.' }) @MaxLength(500) note: string;
}

@ArgsType()
export class DeclineDrawdownArgs extends IdArgs {
  @Field(() => String) @Matches(/\S/, { message: 'Tell the expert why.' }) @MaxLength(500) reason: string;
}

export const DrawdownResult = resultOf('DrawdownResult', DrawdownType);
