import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MoneyType, PageInfo } from '@sidecrew/platform';

@ObjectType('PaymentEntry', { description: 'One payment or refund of an owner, as on a receipt.' })
export class PaymentEntryType {
  @Field(() => ID) id: string;
  @Field(() => ID) contractId: string;
  @Field(() => ID) milestoneId: string;
  @Field(() => String) title: string;
  @Field(() => String) kind: string;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => MoneyType, { nullable: true }) fee: MoneyType | null;
  @Field(() => String) state: string;
  @Field(() => Date) at: Date;
  @Field(() => String, { nullable: true }) reference: string | null;
  @Field(() => ID, { nullable: true }) receiptId: string | null;
}

@ObjectType('PaymentConnection')
export class PaymentConnection {
  @Field(() => [PaymentEntryType]) nodes: PaymentEntryType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}
