import { registerEnumType } from '@nestjs/graphql';
import { aiPolicies } from '../task.entity.js';
import { taskStates } from '../task.process.js';
import { rejectionReasons } from '../reject-task.js';
import { taskSorts } from '../task-search.js';

/** A GraphQL enum whose names are its values. */
export const enumOf = <Value extends string>(values: readonly Value[]): { readonly [V in Value]: V } =>
  Object.fromEntries(values.map((value) => [value, value])) as { readonly [V in Value]: V };

export const TaskStateEnum = enumOf(taskStates);
registerEnumType(TaskStateEnum, { name: 'TaskState' });

export const AiPolicyEnum = enumOf(aiPolicies);
registerEnumType(AiPolicyEnum, { name: 'AiPolicy' });

export const RejectionReasonEnum = enumOf(rejectionReasons);
registerEnumType(RejectionReasonEnum, { name: 'RejectionReason' });

export const TaskSortEnum = enumOf(taskSorts);
registerEnumType(TaskSortEnum, { name: 'TaskSort' });

/** Buttons of a task; those of later work are named already, so that clients need no new version for them. */
export const TaskActionEnum = enumOf([
  'close',
  'discard',
  'edit',
  'pass',
  'pause',
  'publish',
  'reject',
  'repost',
  'resume',
  'takeDown',
  'withdraw',
]);
registerEnumType(TaskActionEnum, { name: 'TaskAction' });
export type TaskAction = keyof typeof TaskActionEnum;
