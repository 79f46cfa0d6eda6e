import { Module } from '@nestjs/common';
import { CloseTask } from './close-task.js';
import { DiscardTask } from './discard-task.js';
import { EditTask } from './edit-task.js';
import { TaskFollowsContracts } from './follow-contracts.js';
import { TaskVerbsResolver } from './graphql/task-verbs.resolver.js';
import { TasksLoader } from './graphql/tasks.loader.js';
import { TasksResolver } from './graphql/tasks.resolver.js';
import { OwnerHistoryReader } from './owner-history.reader.js';
import { PassTask } from './pass-task.js';
import { PublishTask } from './publish-task.js';
import { RejectTask } from './reject-task.js';
import { RepostTask } from './repost-task.js';
import { SaveTaskDraft } from './save-task-draft.js';
import { Screening } from './screening.js';
import { TaskClock } from './task-clock.js';
import { TaskFiles } from './task-files.js';
import { TaskTies } from './task-ties.js';
import { TasksReader } from './tasks.reader.js';
import { WithdrawTask } from './withdraw-task.js';

const verbs = [SaveTaskDraft, PublishTask, EditTask, WithdrawTask, DiscardTask, CloseTask, RepostTask, PassTask, RejectTask];
const shared = [TaskTies, TaskFollowsContracts, TasksReader, OwnerHistoryReader, TasksLoader];

export const postingResolvers = [TasksResolver, TaskVerbsResolver];

/** Step 1: a task from draft to its end. */
@Module({ providers: [...postingResolvers, ...verbs, ...shared, Screening, TaskClock, TaskFiles], exports: shared })
export class PostingModule {}
