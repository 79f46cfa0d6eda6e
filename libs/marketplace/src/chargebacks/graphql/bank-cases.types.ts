import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MoneyType, PageInfo, resultOf } from '@sidecrew/platform';
import type { EvidenceSlot } from '@sidecrew/payments';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import type { BankCaseKind, BankCaseState } from '../bank-case.js';

export const BankCaseKindEnum = { inquiry: 'inquiry', chargeback: 'chargeback', fraud_warning: 'fraud_warning' } as const;
registerEnumType(BankCaseKindEnum, { name: 'BankCaseKind' });
export const BankCaseStateEnum = {
  needs_answer: 'needs_answer',
  answering: 'answering',
  conceding: 'conceding',
  under_review: 'under_review',
  won: 'won',
  lost: 'lost',
  dropped: 'dropped',
  warned: 'warned',
  lifted: 'lifted',
} as const satisfies Record<BankCaseState, BankCaseState>;
registerEnumType(BankCaseStateEnum, { name: 'BankCaseState' });
export const EvidenceSlotEnum = {
  customer_communication: 'customer_communication',
  receipt: 'receipt',
  service_documentation: 'service_documentation',
  uncategorized_file: 'uncategorized_file',
} as const satisfies Record<EvidenceSlot, EvidenceSlot>;
registerEnumType(EvidenceSlotEnum, { name: 'EvidenceSlot' });
export const BankCaseActionEnum = { answer: 'answer', concede: 'concede', liftFreeze: 'liftFreeze' } as const;
registerEnumType(BankCaseActionEnum, { name: 'BankCaseAction' });

@ObjectType('EvidenceDocument', { description: 'A file of the contract that may go to the bank.' })
export class EvidenceDocumentType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => Int) bytes: number;
  @Field(() => String) url: string;
  @Field(() => String, { description: 'delivery or dispute' }) from: string;
  @Field(() => Date) at: Date;
  @Field(() => Boolean, { description: 'A PDF or picture of at most 4.5 MB.' }) fits: boolean;
}

@ObjectType('SentDocument')
export class SentDocumentType {
  @Field(() => EvidenceSlotEnum) as: EvidenceSlot;
  @Field(() => String) name: string;
}

@ObjectType('BankAnswer', { description: 'What was handed to the bank; it takes one answer.' })
export class BankAnswerType {
  @Field(() => String) explanation: string;
  @Field(() => String) by: string;
  @Field(() => Date) at: Date;
  @Field(() => [SentDocumentType]) files: SentDocumentType[];
}

@ObjectType('LossLine', { description: 'A part of a lost chargeback.' })
export class LossLineType {
  @Field(() => String, { description: 'The class of the account that it came from: escrow, refund_payable, expense.chargeback_loss…' })
  account: string;
  @Field(() => MoneyType) amount: MoneyType;
}

@ObjectType('BankCase', { description: 'A chargeback, inquiry or fraud warning of a bank about a payment.' })
export class BankCaseType {
  @Field(() => ID) id: string;
  @Field(() => BankCaseKindEnum) kind: BankCaseKind;
  @Field(() => BankCaseStateEnum) state: BankCaseState;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => String, { description: "The bank's word: fraudulent, product_not_received…" }) reason: string;
  @Field(() => String) purpose: string;
  @Field(() => Date, { nullable: true }) paidAt: Date | null;
  @Field(() => Date) openedAt: Date;
  @Field(() => Date, { nullable: true }) dueAt: Date | null;
  @Field(() => Date, { nullable: true }) answeredAt: Date | null;
  @Field(() => Date, { nullable: true }) closedAt: Date | null;
  @Field(() => ID) contractId: string;
  @Field(() => ID) milestoneId: string;
  @Field(() => String) title: string;
  @Field(() => String) ownerName: string;
  @Field(() => String) expertName: string;
  @Field(() => [BankCaseActionEnum]) possibleActions: (keyof typeof BankCaseActionEnum)[];
  @Field(() => String, { description: 'A first text made of what the platform knows; staff correct it. Empty once there is an answer.' })
  draft?: string;
  @Field(() => [EvidenceDocumentType]) documents?: EvidenceDocumentType[];
  @Field(() => BankAnswerType, { nullable: true }) answer?: BankAnswerType | null;
  @Field(() => [LossLineType], { description: 'How a lost one was spread, in the order in which it was taken.' }) loss?: LossLineType[];
}

@ObjectType('BankCasePage')
export class BankCasePage {
  @Field(() => [BankCaseType], { description: 'What waits for staff, the nearest date first; on the first page only.' })
  waiting: BankCaseType[];
  @Field(() => [BankCaseType]) nodes: BankCaseType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

@ArgsType()
export class BankCaseArgs {
  @Field(() => ID) @IsString() @Matches(/^(du|dp|issfr)_\w{1,60}$/) id: string;
}

@InputType('EvidenceFileInput')
export class EvidenceFileInput {
  @Field(() => ID) @IsUUID() fileId: string;
  @Field(() => EvidenceSlotEnum) @IsIn(Object.keys(EvidenceSlotEnum)) as: EvidenceSlot;
}

@ArgsType()
export class AnswerBankArgs extends BankCaseArgs {
  @Field(() => String) @IsString() @Length(20, 19_000) explanation: string;
  @Field(() => [EvidenceFileInput], { description: 'Each place takes one document.' })
  @IsArray()
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => EvidenceFileInput)
  files: EvidenceFileInput[];
}

export const BankCaseResult = resultOf('BankCaseResult', BankCaseType);
