import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, Done, DoneResult, IdArgs, NotFound } from '@sidecrew/platform';
import { CloseTask } from '../close-task.js';
import { DiscardTask } from '../discard-task.js';
import { EditTask } from '../edit-task.js';
import { PassTask } from '../pass-task.js';
import { PublishTask } from '../publish-task.js';
import { RejectTask } from '../reject-task.js';
import { RepostTask } from '../repost-task.js';
import { SaveTaskDraft } from '../save-task-draft.js';
import type { Task } from '../task.entity.js';
import { TasksReader } from '../tasks.reader.js';
import { WithdrawTask } from '../withdraw-task.js';
import { showTask } from './show-task.js';
import { EditTaskArgs, RejectTaskArgs, SaveTaskDraftArgs } from './task.inputs.js';
import { TaskResult } from './task.types.js';

/** What people do with tasks. */
@Resolver()
export class TaskVerbsResolver {
  constructor(
    private readonly tasks: TasksReader,
    private readonly save: SaveTaskDraft,
    private readonly publish: PublishTask,
    private readonly edit: EditTask,
    private readonly withdraw: WithdrawTask,
    private readonly discard: DiscardTask,
    private readonly close: CloseTask,
    private readonly repost: RepostTask,
    private readonly pass: PassTask,
    private readonly reject: RejectTask,
  ) {}

  @Mutation(() => TaskResult, { description: 'Keeps a draft, which may be incomplete; without an id a new one.' })
  @Allow('owner')
  saveTaskDraft(@CurrentActor() actor: Actor, @Args() { id, input }: SaveTaskDraftArgs) {
    return this.shown(actor, this.save.run(actor, id ?? null, input.toForm()));
  }

  @Mutation(() => TaskResult, { description: 'Sends a draft to screening; most open by themselves within a minute.' })
  @Allow('owner')
  publishTask(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.publish.run(actor, id));
  }

  @Mutation(() => TaskResult, { description: 'Changes an open task; a new checklist, budget or time asks every bidder to confirm.' })
  @Allow('owner')
  editTask(@CurrentActor() actor: Actor, @Args() { id, input }: EditTaskArgs) {
    return this.shown(actor, this.edit.run(actor, id, input.toForm()));
  }

  @Mutation(() => TaskResult, { description: 'Takes a task out of screening; it is a draft again.' })
  @Allow('owner')
  withdrawTask(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.withdraw.run(actor, id));
  }

  @Mutation(() => DoneResult, { description: 'Throws a draft away.' })
  @Allow('owner')
  async discardTask(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    await this.discard.run(actor, id);
    return Done.yes();
  }

  @Mutation(() => TaskResult, { description: 'Ends the search without hiring; every bidder is told.' })
  @Allow('owner')
  closeTask(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.close.run(actor, id));
  }

  @Mutation(() => TaskResult, { description: 'Copies an ended task into a new draft.' })
  @Allow('owner')
  repostTask(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.repost.run(actor, id));
  }

  @Mutation(() => TaskResult, { description: 'Lets a task in screening open.' })
  @Allow('admin')
  passTask(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown(actor, this.pass.run(actor, id));
  }

  @Mutation(() => TaskResult, { description: 'Sends a task back to its owner, with the reason.' })
  @Allow('admin')
  rejectTask(@CurrentActor() actor: Actor, @Args() { id, reason, note }: RejectTaskArgs) {
    return this.shown(actor, this.reject.run(actor, id, reason, note));
  }

  private async shown(actor: Actor, done: Promise<Task>) {
    const row = await this.tasks.findReadable(actor, (await done).id);
    if (!row) throw new NotFound('task');
    return showTask(row, actor);
  }
}
