import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MoneyType, resultOf } from '@sidecrew/platform';
import type { CardChargeJson } from '../../hiring/contract-rows.js';
import { MilestoneType } from '../../hiring/graphql/milestone.types.js';
import { enumOf } from '../../posting/graphql/task.enums.js';

@ObjectType('CheckoutPage', { description: "The payment partner's page; nothing is charged before the owner confirms there." })
export class CheckoutPageType {
  @Field(() => String) url: string;
  @Field(() => MilestoneType) milestone: MilestoneType;
}

export const CardChargeStateEnum = enumOf(['charging', 'declined', 'asked_back', 'over']);
registerEnumType(CardChargeStateEnum, { name: 'CardChargeState' });

@ObjectType('CardCharge', { description: 'How a payment by saved card stands, or how the last one ended. Only the owner sees it.' })
export class CardChargeType {
  @Field(() => CardChargeStateEnum) state: CardChargeJson['state'];
  @Field(() => String) brand: string;
  @Field(() => String) last4: string;
  @Field(() => String, { nullable: true, description: 'Reads on from "it was not charged:".' }) because: string | null;
  @Field(() => Date, { nullable: true, description: 'When it is tried again by itself.' }) retryAt: Date | null;
}

@ObjectType('RefundRequest')
export class RefundRequestType {
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => String) reason: string;
  @Field(() => Date) askedAt: Date;
  @Field(() => Date) replyDueAt: Date;
}

export const CheckoutPageResult = resultOf('CheckoutPageResult', CheckoutPageType);
