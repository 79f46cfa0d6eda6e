import { Field, ObjectType } from '@nestjs/graphql';
import { MoneyType, resultOf } from '@sidecrew/platform';
import { MilestoneType } from '../../hiring/graphql/milestone.types.js';

@ObjectType('CheckoutPage', { description: "The payment partner's page; nothing is charged before the owner confirms there." })
export class CheckoutPageType {
  @Field(() => String) url: string;
  @Field(() => MilestoneType) milestone: MilestoneType;
}

@ObjectType('RefundRequest')
export class RefundRequestType {
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => String) reason: string;
  @Field(() => Date) askedAt: Date;
  @Field(() => Date) replyDueAt: Date;
}

export const CheckoutPageResult = resultOf('CheckoutPageResult', CheckoutPageType);
