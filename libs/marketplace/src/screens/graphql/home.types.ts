import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MoneyType } from '@sidecrew/platform';
import { ContractType } from '../../hiring/graphql/contract.types.js';
import { MoneyOnItsWayType } from '../../payouts/graphql/payouts.types.js';
import { TaskType } from '../../posting/graphql/task.types.js';

@ObjectType('HomeItem', { description: 'One thing that waits for the viewer, with what happens if they do nothing.' })
export class HomeItemType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) title: string;
  @Field(() => String, { nullable: true }) who: string | null;
  @Field(() => MoneyType, { nullable: true }) amount: MoneyType | null;
  @Field(() => Date, { nullable: true }) dueAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Reads on from the date: "then it is approved by itself".' }) default: string | null;
  @Field(() => String) path: string;
}

@ObjectType('Step', { description: 'A first step of a new owner or expert.' })
export class StepType {
  @Field(() => String) key: string;
  @Field(() => Boolean) done: boolean;
  @Field(() => String) path: string;
}

@ObjectType('OwnerHome')
export class OwnerHomeType {
  @Field(() => [HomeItemType]) waiting: HomeItemType[];
  @Field(() => [MoneyType]) held: MoneyType[];
  @Field(() => [ContractType]) running: ContractType[];
  @Field(() => [TaskType]) openTasks: TaskType[];
  @Field(() => [StepType]) firstSteps: StepType[];
}

@ObjectType('ExpertHome')
export class ExpertHomeType {
  @Field(() => [HomeItemType]) waiting: HomeItemType[];
  @Field(() => [HomeItemType]) inReview: HomeItemType[];
  @Field(() => [MoneyOnItsWayType]) onItsWay: MoneyOnItsWayType[];
  @Field(() => [ContractType]) running: ContractType[];
  @Field(() => [TaskType]) matchingTasks: TaskType[];
  @Field(() => [StepType]) firstSteps: StepType[];
}
