import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MoneyType, resultOf } from '@sidecrew/platform';
import { DeadlineType } from '../../deadline.type.js';
import type { MilestoneState } from '../../milestone.process.js';
import { ChecklistItemType } from '../../posting/graphql/task.types.js';
import type { CardChargeJson } from '../contract-rows.js';
import type { MilestoneAction } from '../milestone-actions.js';
import { MilestoneActionEnum, MilestoneStateEnum } from './contract.enums.js';

@ObjectType('MoneyPosition', { description: 'Where the money of a contract or milestone is; the parts always add up to funded.' })
export class MoneyPositionType {
  @Field(() => MoneyType) price: MoneyType;
  @Field(() => MoneyType) funded: MoneyType;
  @Field(() => MoneyType) held: MoneyType;
  @Field(() => MoneyType) inFlight: MoneyType;
  @Field(() => MoneyType) released: MoneyType;
  @Field(() => MoneyType) refunded: MoneyType;
  @Field(() => MoneyType) chargedBack: MoneyType;
}

@ObjectType('ReleasedMoney', {
  description: 'What its expert may still give back of a released milestone. The fee on what stays of the funded milestone stays.',
})
export class ReleasedMoneyType {
  @Field(() => MoneyType, { description: 'The most that may be given back, of the price.' }) most: MoneyType;
  @Field(() => Date) until: Date;
  @Field(() => MoneyType, { description: 'Of the whole funded milestone: released and not given back.' }) kept: MoneyType;
  @Field(() => MoneyType) keptExpertFee: MoneyType;
  @Field(() => MoneyType) keptOwnerFee: MoneyType;
  @Field(() => Int) expertFeeBasisPoints: number;
  @Field(() => Int) ownerFeeBasisPoints: number;
}

@ObjectType('BankQuestion', { description: 'What a bank wants to know about the payment, or decided about it.' })
export class BankQuestionType {
  @Field(() => ID, { nullable: true, description: "The case, for staff; null for the contract's two people." }) caseId: string | null;
  @Field(() => String, { description: 'chargeback: it has taken the money; inquiry: it only asks' }) kind: string;
  @Field(() => Date) openedAt: Date;
  @Field(() => Date, { nullable: true, description: 'Until when it takes our answer.' }) dueAt: Date | null;
  @Field(() => Date, { nullable: true }) answeredAt: Date | null;
  @Field(() => String, { nullable: true, description: 'won, lost or dropped' }) outcome: string | null;
  @Field(() => Date, { nullable: true }) closedAt: Date | null;
  @Field(() => Boolean, { description: 'The expert owes what they were paid.' }) isOwed: boolean;
}

@ObjectType('Milestone', { description: 'A piece of a contract that is funded, delivered and paid on its own.' })
export class MilestoneType {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) parentId: string | null;
  @Field(() => Int) n: number;
  @Field(() => String) title: string;
  @Field(() => MilestoneStateEnum) state: MilestoneState;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => Int) days: number;
  @Field(() => Date, { nullable: true }) dueAt: Date | null;
  @Field(() => MoneyType) ownerFee: MoneyType;
  @Field(() => MoneyType) ownerPays: MoneyType;
  @Field(() => MoneyType) expertFee: MoneyType;
  @Field(() => MoneyType) expertGets: MoneyType;
  @Field(() => MoneyPositionType) position: MoneyPositionType;
  @Field(() => ReleasedMoneyType, { nullable: true, description: 'Null where nothing was released, and once the time for it is over.' })
  releasedMoney: ReleasedMoneyType | null;
  @Field(() => [ChecklistItemType]) checklist: ChecklistItemType[];
  @Field(() => [DeadlineType]) deadlines: DeadlineType[];
  @Field(() => Int) changeRounds: number;
  @Field(() => Boolean) autoApproved: boolean;
  @Field(() => String, { nullable: true }) blockedBecause: string | null;
  @Field(() => [String]) frozenBecause: string[];
  @Field(() => BankQuestionType, { nullable: true, description: 'The newest, also after it is over.' }) bank: BankQuestionType | null;
  @Field(() => Date, { nullable: true, description: "About when the money is on the expert's account." }) arrivesAbout: Date | null;
  @Field(() => [MilestoneActionEnum]) possibleActions: MilestoneAction[];
  /** Not part of the API; for the fields that later steps add. */
  contractId: string;
  /** Null for everybody but the owner. */
  charge: CardChargeJson | null;
}

export const MilestoneResult = resultOf('MilestoneResult', MilestoneType);
