import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MoneyType, PageInfo, resultOf } from '@sidecrew/platform';
import type { ReceiptKind } from '../receipts.reader.js';
import type { Side } from '../statement-lines.js';

export const StatementSideEnum = { owner: 'owner', expert: 'expert' } as const;
registerEnumType(StatementSideEnum, { name: 'StatementSide' });
export const ReceiptKindEnum = { funding: 'funding', tip: 'tip', release: 'release', refund: 'refund', payout: 'payout' } as const;
registerEnumType(ReceiptKindEnum, { name: 'ReceiptKind' });
export const InvoiceKindEnum = { invoice: 'invoice', credit_note: 'credit_note' } as const;
registerEnumType(InvoiceKindEnum, { name: 'InvoiceKind' });
export const PlatformFeeEnum = { owner_fee: 'owner_fee', expert_fee: 'expert_fee' } as const;
registerEnumType(PlatformFeeEnum, { name: 'PlatformFee' });

@ObjectType('StatementLine', { description: 'What one entry of the books changed for me.' })
export class StatementLineType {
  @Field(() => ID) id: string;
  @Field(() => Date) at: Date;
  @Field(() => String) what: string;
  @Field(() => ID, { nullable: true }) contractId: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => MoneyType) fee: MoneyType;
  @Field(() => MoneyType, { description: 'Zero where money only changed its place.' }) change: MoneyType;
  @Field(() => MoneyType) balance: MoneyType;
  @Field(() => ID, { nullable: true }) receiptId: string | null;
}

@ObjectType('StatementSection', { description: 'One side and currency: as owner what is held, as expert what is owed to me.' })
export class StatementSectionType {
  @Field(() => StatementSideEnum) side: Side;
  @Field(() => MoneyType) opening: MoneyType;
  @Field(() => MoneyType) closing: MoneyType;
  @Field(() => [StatementLineType]) lines: StatementLineType[];
  @Field(() => Int, { description: 'Lines of the month; only the first 500 are listed here, the files hold all.' }) lineCount: number;
}

@ObjectType('Statement', { description: 'A month of mine, in UTC, read from the books.' })
export class StatementType {
  @Field(() => String) month: string;
  @Field(() => [String], { description: 'Months in which anything moved, newest first.' }) months: string[];
  @Field(() => [StatementSectionType]) sections: StatementSectionType[];
}

@ObjectType('ReceiptPart')
export class ReceiptPartType {
  @Field(() => String) label: string;
  @Field(() => MoneyType) amount: MoneyType;
}

@ObjectType('Receipt', { description: 'One movement that is over, as one of its parties may show it.' })
export class ReceiptType {
  @Field(() => ID) id: string;
  @Field(() => ReceiptKindEnum) kind: ReceiptKind;
  @Field(() => Date) at: Date;
  @Field(() => ID, { nullable: true }) contractId: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => String, { nullable: true }) ownerName: string | null;
  @Field(() => String, { nullable: true }) expertName: string | null;
  @Field(() => [ReceiptPartType], { description: 'They add up to the total.' }) parts: ReceiptPartType[];
  @Field(() => MoneyType) total: MoneyType;
  @Field(() => String) totalLabel: string;
  @Field(() => [String], { description: 'Ids of the payment partner.' }) references: string[];
  @Field(() => Boolean, { description: 'The bank sent this money back later.' }) cameBack: boolean;
}

@ObjectType('Invoice', { description: 'A document of the platform about one of its own fees.' })
export class InvoiceType {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => InvoiceKindEnum) kind: 'invoice' | 'credit_note';
  @Field(() => PlatformFeeEnum) fee: 'owner_fee' | 'expert_fee';
  @Field(() => ID) contractId: string;
  @Field(() => String) title: string;
  @Field(() => MoneyType) total: MoneyType;
  @Field(() => MoneyType, { nullable: true, description: 'Contained in the total.' }) vat: MoneyType | null;
  @Field(() => Date) issuedAt: Date;
  @Field(() => String, { nullable: true, description: 'Of a credit note: the number of the invoice that it corrects.' })
  corrects: string | null;
}

@ObjectType('InvoiceConnection')
export class InvoiceConnection {
  @Field(() => [InvoiceType]) nodes: InvoiceType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ObjectType('TaxDetails', { description: 'How invoices to me are made out.' })
export class TaxDetailsType {
  @Field(() => String) legalName: string;
  @Field(() => String) address: string;
  @Field(() => String) country: string;
  @Field(() => String, { nullable: true }) taxId: string | null;
}

export const TaxDetailsResult = resultOf('TaxDetailsResult', TaxDetailsType);
