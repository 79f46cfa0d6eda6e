import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MoneyType, PageInfo } from '@sidecrew/platform';
import { MilestoneStateEnum } from '../../hiring/graphql/contract.enums.js';
import type { MilestoneState } from '../../milestone.process.js';

export const PayoutAccountState = {
  missing: 'missing',
  incomplete: 'incomplete',
  pending: 'pending',
  ready: 'ready',
  restricted: 'restricted',
} as const;
registerEnumType(PayoutAccountState, { name: 'PayoutAccountState' });
export const PayoutState = { pending: 'pending', in_transit: 'in_transit', paid: 'paid', failed: 'failed', canceled: 'canceled' } as const;
registerEnumType(PayoutState, { name: 'PayoutState' });

@ObjectType('PayoutAccount')
export class PayoutAccountType {
  @Field(() => PayoutAccountState) state: keyof typeof PayoutAccountState;
  @Field(() => String) country: string;
  @Field(() => [String]) requirements: string[];
  @Field(() => Date, { nullable: true }) deadline: Date | null;
}

@ObjectType('MoneyOnItsWay')
export class MoneyOnItsWayType {
  @Field(() => ID) contractId: string;
  @Field(() => ID) milestoneId: string;
  @Field(() => String) title: string;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => MilestoneStateEnum) state: MilestoneState;
  @Field(() => Date, { nullable: true }) leavesAt: Date | null;
}

@ObjectType('BankAmount', { description: 'Money as a bank receives it, in any currency: shown, never added up.' })
export class BankAmountType {
  @Field(() => String, { description: 'Whole minor units, e.g. "10500" for 105.00 CHF.' }) minor: string;
  @Field(() => String, { description: 'ISO 4217, e.g. "CHF".' }) currency: string;
  @Field(() => Int, { description: 'How many digits of `minor` stand behind the point.' }) decimals: number;
}

@ObjectType('Payout', { description: "A payment of the payout partner to the expert's bank, mirrored." })
export class PayoutType {
  @Field(() => ID) id: string;
  @Field(() => BankAmountType) amount: BankAmountType;
  @Field(() => PayoutState) state: keyof typeof PayoutState;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true }) arrivesAt: Date | null;
  @Field(() => String, { nullable: true }) failure: string | null;
  @Field(() => ID, { nullable: true }) receiptId: string | null;
}

@ObjectType('PayoutConnection')
export class PayoutConnection {
  @Field(() => [PayoutType]) nodes: PayoutType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType('PayoutsPage')
export class PayoutsPageType {
  @Field(() => PayoutAccountType) account: PayoutAccountType;
  @Field(() => [MoneyOnItsWayType]) onItsWay: MoneyOnItsWayType[];
  @Field(() => [MoneyType]) receivedTotals: MoneyType[];
}
