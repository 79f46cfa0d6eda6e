import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MoneyType, PageInfo, resultOf, StoredFileType } from '@sidecrew/platform';
import { DeadlineType } from '../../deadline.type.js';
import { PartyEnum } from '../../hiring/graphql/contract.enums.js';
import type { Party } from '../../hiring/contract.policy.js';
import type { DisputeReason } from '../dispute.entity.js';
import type { DisputeAction } from '../dispute.policy.js';
import type { DisputeState } from '../dispute.process.js';
import { DisputeActionEnum, DisputeReasonEnum, DisputeStateEnum } from './dispute.enums.js';

@ObjectType('Split', { description: 'How held money is divided: shares of the price, before the expert fee and without the owner fee.' })
export class SplitType {
  @Field(() => MoneyType) owner: MoneyType;
  @Field(() => MoneyType) expert: MoneyType;
}

@ObjectType('DisputeStatement')
export class DisputeStatementType {
  @Field(() => ID) id: string;
  @Field(() => PartyEnum) by: Party;
  @Field(() => String) text: string;
  @Field(() => MoneyType, { description: 'What the writer wants for the owner.' }) claim: MoneyType;
  @Field(() => [StoredFileType]) files: StoredFileType[];
  @Field(() => Date) at: Date;
}

@ObjectType('SplitOffer')
export class SplitOfferType {
  @Field(() => ID) id: string;
  @Field(() => PartyEnum) by: Party;
  @Field(() => SplitType) split: SplitType;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field(() => Date) at: Date;
  @Field(() => Boolean, { description: "Its side's standing offer; a newer one replaces one's older." }) newest: boolean;
}

@ObjectType('RulingReason')
export class RulingReasonType {
  @Field(() => ID) checklistItemId: string;
  @Field(() => String) finding: string;
}

@ObjectType('Ruling', { description: "A mediator's proposal or a second admin's decision." })
export class RulingType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'proposal or decision' }) kind: string;
  @Field(() => SplitType) split: SplitType;
  @Field(() => String) text: string;
  @Field(() => [RulingReasonType]) reasons: RulingReasonType[];
  @Field(() => Date) at: Date;
  @Field(() => [PartyEnum]) acceptedBy: Party[];
  @Field(() => PartyEnum, { nullable: true }) rejectedBy: Party | null;
  @Field(() => String, { nullable: true }) rejectedBecause: string | null;
  adminId: string;
}

@ObjectType('DisputeLeg', { description: 'One of the two movements that carry an outcome out.' })
export class DisputeLegType {
  @Field(() => String, { description: 'release or refund' }) kind: string;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => String, { description: 'planned, moving, confirmed, refused or failed' }) state: string;
}

@ObjectType('Dispute', { description: 'A disagreement about the held money of one milestone. Free, with the same clock for both sides.' })
export class DisputeType {
  @Field(() => ID) id: string;
  @Field(() => DisputeStateEnum) state: DisputeState;
  @Field(() => DisputeReasonEnum) reason: DisputeReason;
  @Field(() => PartyEnum) openedBy: Party;
  @Field(() => Date) openedAt: Date;
  @Field(() => Date, { nullable: true }) closedAt: Date | null;
  @Field(() => MoneyType) held: MoneyType;
  @Field(() => PartyEnum, { nullable: true, description: 'What the viewer is in it; admins are null.' }) role: Party | null;
  @Field(() => [DisputeStatementType]) statements: DisputeStatementType[];
  @Field(() => [SplitOfferType]) offers: SplitOfferType[];
  @Field(() => [RulingType]) rulings: RulingType[];
  @Field(() => SplitType, { nullable: true }) outcome: SplitType | null;
  @Field(() => String, {
    nullable: true,
    description: 'withdrawn, split_accepted, proposal_accepted, proposal_by_silence, decided or charged_back',
  })
  outcomeKind: string | null;
  @Field(() => [PartyEnum], { description: 'Who agreed to carry the ruling out without waiting.' }) waivedBy: Party[];
  @Field(() => MoneyType, {
    nullable: true,
    description: "Owner fee that goes back with the owner's share of the outcome, else of the newest ruling.",
  })
  ownerPaysFeeBack: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: "Expert fee on the expert's share of the outcome, else of the newest ruling." })
  expertFeeOnShare: MoneyType | null;
  @Field(() => [DisputeLegType]) legs: DisputeLegType[];
  @Field(() => [DeadlineType]) deadlines: DeadlineType[];
  @Field(() => [DisputeActionEnum]) possibleActions: DisputeAction[];
  contractId: string;
  milestoneId: string;
  mediatorId: string | null;
}

@ObjectType('DisputeConnection')
export class DisputeConnection {
  @Field(() => [DisputeType]) nodes: DisputeType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

export const DisputeResult = resultOf('DisputeResult', DisputeType);
