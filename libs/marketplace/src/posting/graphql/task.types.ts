import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { CategoryType, SkillType } from '@sidecrew/experts';
import { PersonType } from '@sidecrew/identity';
import { MoneyType, PageInfo, resultOf, StoredFileType } from '@sidecrew/platform';
import type { AiPolicy } from '../task.entity.js';
import type { TaskState } from '../task.process.js';
import { AiPolicyEnum, type TaskAction, TaskActionEnum, TaskStateEnum } from './task.enums.js';

@ObjectType('Budget')
export class BudgetType {
  @Field(() => MoneyType) minimum: MoneyType;
  @Field(() => MoneyType) maximum: MoneyType;
}

@ObjectType('ChecklistItem', { description: 'One point that the finished work must have. Its id survives edits.' })
export class ChecklistItemType {
  @Field(() => ID) id: string;
  @Field(() => String) text: string;
}

@ObjectType('OwnerHistory', { description: 'What an expert may know of an owner before bidding.' })
export class OwnerHistoryType {
  @Field(() => Date) memberSince: Date;
  @Field(() => Int) tasksPosted: number;
  @Field(() => Int) contractsPaid: number;
  @Field(() => [MoneyType]) released: MoneyType[];
}

@ObjectType('RiskReason')
export class RiskReasonType {
  @Field(() => String) rule: string;
  @Field(() => Float) weight: number;
  @Field(() => String) reason: string;
}

@ObjectType('Task', { description: 'A piece of work that an owner wants done.' })
export class TaskType {
  @Field(() => ID) id: string;
  @Field(() => TaskStateEnum) state: TaskState;
  @Field(() => Int) version: number;
  @Field(() => String) title: string;
  @Field(() => String) brief: string;
  @Field(() => BudgetType) budget: BudgetType;
  @Field(() => Int) dueDays: number;
  @Field(() => String) language: string;
  @Field(() => AiPolicyEnum) aiPolicy: AiPolicy;
  @Field(() => Int) seats: number;
  @Field(() => [ChecklistItemType]) checklist: ChecklistItemType[];
  @Field(() => CategoryType) category: CategoryType;
  @Field(() => [SkillType]) skills: SkillType[];
  @Field(() => [StoredFileType], { description: 'For signed-in experts, the owner and admins.' }) files: StoredFileType[];
  @Field(() => PersonType) owner: PersonType;
  @Field(() => Int) bidCount: number;
  @Field(() => [TaskActionEnum]) possibleActions: TaskAction[];
  @Field(() => Date) createdAt: Date;
  @Field(() => Date, { nullable: true }) publishedAt: Date | null;
  @Field(() => Date, { nullable: true }) expiresAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why screening sent it back; only for its owner and admins.' })
  rejection: string | null;
  @Field(() => Float, { nullable: true, description: 'Only for admins.' }) risk: number | null;
  @Field(() => [RiskReasonType], { nullable: true }) riskReasons: RiskReasonType[] | null;
  /** Not part of the API; for the fields that later steps add. */
  ownerId: string;
  categoryId: string;
}

@ObjectType('TaskConnection')
export class TaskConnection {
  @Field(() => [TaskType]) nodes: TaskType[];
  @Field(() => PageInfo) pageInfo: PageInfo;
  @Field(() => Int) totalCount: number;
  @Field(() => Boolean, { description: 'True when totalCount stopped counting ("2,000+").' }) totalIsCapped: boolean;
}

@ObjectType('FoundTasks')
export class FoundTasksType extends TaskConnection {
  @Field(() => [CategoryType], { description: 'What a search can be narrowed to.' }) categories: CategoryType[];
}

export const TaskResult = resultOf('TaskResult', TaskType);
