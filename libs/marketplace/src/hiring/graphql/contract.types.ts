import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PersonType } from '@sidecrew/identity';
import { MoneyType, PageInfo, RefusalFactType, resultOf } from '@sidecrew/platform';
import type { ContractState } from '../../contract.process.js';
import { DeadlineType } from '../../deadline.type.js';
import { ChecklistItemType } from '../../posting/graphql/task.types.js';
import type { ContractAction } from '../contract-actions.js';
import type { Party } from '../contract.policy.js';
import { ContractActionEnum, ContractStateEnum, PartyEnum } from './contract.enums.js';
import { MilestoneType, MoneyPositionType } from './milestone.types.js';

@ObjectType('ContractTerms', { description: 'The copy of fees and times that the contract is held to for life.' })
export class ContractTermsType {
  @Field(() => Int) taskVersion: number;
  @Field(() => Int) bidVersion: number;
  @Field(() => Int) ownerFeeBasisPoints: number;
  @Field(() => Int) expertFeeBasisPoints: number;
  @Field(() => Int) reviewDays: number;
  @Field(() => Int) clearingDays: number;
}

@ObjectType('Contract', { description: 'What owner and expert agreed on. Only they and admins see it.' })
export class ContractType {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => ContractStateEnum) state: ContractState;
  @Field(() => PartyEnum, { nullable: true, description: 'What the viewer is in it; admins are null.' }) role: Party | null;
  @Field(() => PersonType) owner: PersonType;
  @Field(() => PersonType) expert: PersonType;
  @Field(() => String, { nullable: true }) expertHandle: string | null;
  @Field(() => Boolean) expertCanReceive: boolean;
  @Field(() => MoneyType) price: MoneyType;
  @Field(() => ContractTermsType) terms: ContractTermsType;
  @Field(() => [ChecklistItemType]) checklist: ChecklistItemType[];
  @Field(() => [MilestoneType]) milestones: MilestoneType[];
  @Field(() => MoneyPositionType) position: MoneyPositionType;
  @Field(() => [DeadlineType]) deadlines: DeadlineType[];
  @Field(() => [ContractActionEnum]) possibleActions: ContractAction[];
  @Field(() => ID) threadId: string;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true }) endedAt: Date | null;
  @Field(() => String, { nullable: true }) endReason: string | null;
  /** Not part of the API; for the task's field and those of later steps. */
  taskId: string;
}

@ObjectType('ContractConnection')
export class ContractConnection {
  @Field(() => [ContractType]) nodes: ContractType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
  @Field(() => [MoneyType], { description: 'Held money of all contracts of the tab; of those that are done, what was released.' })
  totals: MoneyType[];
}

@ObjectType('TimelineEntry')
export class TimelineEntryType {
  @Field(() => ID) id: string;
  @Field(() => Date) at: Date;
  @Field(() => String) kind: string;
  @Field(() => ID, { nullable: true }) milestoneId: string | null;
  @Field(() => PersonType, { nullable: true }) actor: PersonType | null;
  @Field(() => String) actorRole: string;
  @Field(() => [RefusalFactType], { description: 'Plain facts for the sentence, as name and value.' }) facts: RefusalFactType[];
}

@ObjectType('TimelineConnection')
export class TimelineConnection {
  @Field(() => [TimelineEntryType]) nodes: TimelineEntryType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
}

export const ContractResult = resultOf('ContractResult', ContractType);
