import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Money } from '@sidecrew/money';
import { MoneyType, PageInfo, resultOf } from '@sidecrew/platform';
import { IsString, IsUUID, Length } from 'class-validator';
import type { FailedIntent } from '../intents/failed-intents.reader.js';

@ObjectType('MoneyIntent', { description: 'A recorded wish to move money, and what the payment partner said to it.' })
export class MoneyIntentType {
  @Field(() => ID) id: string;
  @Field(() => String) op: string;
  @Field(() => String) state: string;
  @Field(() => MoneyType, { nullable: true }) amount: MoneyType | null;
  @Field(() => ID, { nullable: true }) contractId: string | null;
  @Field(() => ID, { nullable: true }) milestoneId: string | null;
  @Field(() => String, { nullable: true }) code: string | null;
  @Field(() => String, { nullable: true }) stripeId: string | null;
  @Field(() => Int) attempts: number;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true, description: 'When it is tried again by itself.' }) nextAt: Date | null;

  static from(intent: FailedIntent): MoneyIntentType {
    const { id, op, contractId, milestoneId, code, attempts, createdAt, amountMinor, currency } = intent;
    return Object.assign(new MoneyIntentType(), {
      id,
      op,
      contractId,
      milestoneId,
      code,
      attempts,
      createdAt,
      state: intent.cameBack ? 'came_back' : intent.stopped ? 'stopped' : intent.state,
      amount: amountMinor !== null && currency ? MoneyType.from(Money.of(amountMinor, currency)) : null,
      stripeId: intent.stripeObjectId,
      nextAt: intent.retryAt,
    });
  }
}

@ObjectType('MoneyIntentConnection')
export class MoneyIntentConnection {
  @Field(() => [MoneyIntentType]) nodes: MoneyIntentType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ArgsType()
export class RetryMoneyArgs {
  @Field(() => ID)
  @IsUUID()
  intentId: string;

  @Field(() => String)
  @IsString()
  @Length(3, 1_000)
  reason: string;
}

export const MoneyIntentResult = resultOf('MoneyIntentResult', MoneyIntentType);
