import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { type Currency, currencies } from '@sidecrew/money';
import { CurrencyEnum, IdArgs, InvalidInput, MoneyInput, PageArgs } from '@sidecrew/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type RejectionReason, rejectionReasons } from '../reject-task.js';
import { type AiPolicy, aiPolicies } from '../task.entity.js';
import type { TaskForm } from '../task-form.js';
import { type TaskSearch, type TaskSort, taskSorts } from '../task-search.js';
import { AiPolicyEnum, RejectionReasonEnum, TaskSortEnum } from './task.enums.js';

const language = /^[a-z]{2,3}$/;

@InputType('ChecklistItemInput')
export class ChecklistItemInput {
  @Field(() => ID, { nullable: true, description: 'Keep it to change the words of a point without losing what cites it.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;
  @Field(() => String) @IsString() @MaxLength(300) text: string;
}

@InputType('TaskInput')
export class TaskInput {
  @Field(() => String) @IsString() @MaxLength(120) title: string;
  @Field(() => String) @IsString() @MaxLength(8_000) brief: string;
  @Field(() => ID) @IsUUID() categoryId: string;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(10) @IsUUID(undefined, { each: true }) skillIds: string[];
  @Field(() => MoneyInput) @IsDefined() @ValidateNested() @Type(() => MoneyInput) budgetMinimum: MoneyInput;
  @Field(() => MoneyInput) @IsDefined() @ValidateNested() @Type(() => MoneyInput) budgetMaximum: MoneyInput;
  @Field(() => Int) @IsInt() @Min(1) @Max(365) dueDays: number;
  @Field(() => String) @Matches(language) language: string;
  @Field(() => AiPolicyEnum) @IsIn(aiPolicies) aiPolicy: AiPolicy;
  @Field(() => [ChecklistItemInput])
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemInput)
  checklist: ChecklistItemInput[];
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(10) @IsUUID(undefined, { each: true }) fileIds: string[];

  toForm(): TaskForm {
    return { ...this, budgetMinimum: this.budgetMinimum.toMoney(), budgetMaximum: this.budgetMaximum.toMoney() };
  }
}

@InputType('TaskFilter')
export class TaskFilter {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) text?: string | null;
  @Field(() => String, { nullable: true, description: "A category's slug." }) @IsOptional() @IsString() @MaxLength(60) category?:
    string | null;
  @Field(() => CurrencyEnum, { nullable: true }) @IsOptional() @IsIn(currencies) currency?: Currency | null;
  @Field(() => MoneyInput, { nullable: true }) @IsOptional() @ValidateNested() @Type(() => MoneyInput) budgetMinimum?: MoneyInput | null;
  @Field(() => MoneyInput, { nullable: true }) @IsOptional() @ValidateNested() @Type(() => MoneyInput) budgetMaximum?: MoneyInput | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(language) language?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(365) dueDaysAtMost?: number | null;
  @Field(() => TaskSortEnum, { nullable: true }) @IsOptional() @IsIn(taskSorts) sort?: TaskSort | null;

  /** Amounts compare only within one currency, so a budget names it for the whole search. */
  toSearch(): TaskSearch {
    const named = new Set([this.currency, this.budgetMinimum?.currency, this.budgetMaximum?.currency].filter((code) => code != null));
    if (named.size > 1) throw new InvalidInput('filter.currency', 'Use one currency for the whole search.');
    const [currency] = named;
    return {
      text: this.text,
      category: this.category,
      language: this.language,
      dueDaysAtMost: this.dueDaysAtMost,
      currency: currency ?? null,
      budgetMinimumMinor: this.budgetMinimum?.minor,
      budgetMaximumMinor: this.budgetMaximum?.minor,
      sort: this.sort ?? (this.text?.trim() ? 'relevance' : 'newest'),
    };
  }
}

@ArgsType()
export class TasksArgs extends PageArgs {
  @Field(() => TaskFilter, { nullable: true }) @IsOptional() @ValidateNested() @Type(() => TaskFilter) filter?: TaskFilter | null;
}

@ArgsType()
export class SaveTaskDraftArgs {
  @Field(() => ID, { nullable: true, description: 'Leave it out to begin a new draft.' }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => TaskInput) @IsDefined() @ValidateNested() @Type(() => TaskInput) input: TaskInput;
}

@ArgsType()
export class EditTaskArgs extends IdArgs {
  @Field(() => TaskInput) @IsDefined() @ValidateNested() @Type(() => TaskInput) input: TaskInput;
}

@ArgsType()
export class RejectTaskArgs extends IdArgs {
  @Field(() => RejectionReasonEnum) @IsIn(rejectionReasons) reason: RejectionReason;
  @Field(() => String) @Matches(/\S/, { message: 'Tell the owner what to change.' }) @Length(1, 500) note: string;
}
