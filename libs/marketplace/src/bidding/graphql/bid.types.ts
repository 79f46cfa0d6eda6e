import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ExpertProfileType, WorkSampleType } from '@sidecrew/experts';
import { MoneyType, PageInfo, resultOf } from '@sidecrew/platform';
import { DeadlineType } from '../../deadline.type.js';
import type { AiDeclaration } from '../bid.entity.js';
import type { BidAction } from '../bid.policy.js';
import type { BidState } from '../bid.process.js';
import { AiDeclarationEnum, BidActionEnum, BidStateEnum } from './bid.enums.js';

@ObjectType('PlannedMilestone')
export class PlannedMilestoneType {
  @Field(() => String) title: string;
  @Field(() => MoneyType) amount: MoneyType;
  @Field(() => Int) days: number;
}

@ObjectType('BidTerms', { description: 'What is offered for what, and by whom: owner or expert.' })
export class BidTermsType {
  @Field(() => MoneyType) price: MoneyType;
  @Field(() => Int) days: number;
  @Field(() => [PlannedMilestoneType]) milestones: PlannedMilestoneType[];
  @Field(() => String) by: string;
  @Field(() => Date) at: Date;
  @Field(() => String, { nullable: true }) note: string | null;
}

@ObjectType('Bid', { description: 'Sealed: only its expert, the owner of the task and admins see it.' })
export class BidType {
  @Field(() => ID) id: string;
  @Field(() => BidStateEnum) state: BidState;
  @Field(() => Int, { description: 'An offer cites it.' }) version: number;
  @Field(() => Int) taskVersion: number;
  @Field(() => BidTermsType) terms: BidTermsType;
  @Field(() => BidTermsType, { nullable: true, description: 'The open counter-offer, if there is one.' }) counter: BidTermsType | null;
  @Field(() => Int) round: number;
  @Field(() => String) message: string;
  @Field(() => AiDeclarationEnum) aiDeclaration: AiDeclaration;
  @Field(() => ExpertProfileType) expert: ExpertProfileType;
  @Field(() => [WorkSampleType]) samples: WorkSampleType[];
  @Field(() => MoneyType, { description: 'The price and the owner fee.' }) ownerPays: MoneyType;
  @Field(() => MoneyType, { description: 'The price less the expert fee.' }) youGet: MoneyType;
  @Field(() => [DeadlineType]) deadlines: DeadlineType[];
  @Field(() => String, { nullable: true }) declineReason: string | null;
  @Field(() => [BidActionEnum]) possibleActions: BidAction[];
  @Field(() => Date) submittedAt: Date;
  @Field(() => ID, { nullable: true }) threadId: string | null;
  @Field(() => ID, { nullable: true }) contractId: string | null;
  /** Not part of the API; for the task's field. */
  taskId: string;
}

@ObjectType('BidConnection')
export class BidConnection {
  @Field(() => [BidType]) nodes: BidType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

export const BidResult = resultOf('BidResult', BidType);
