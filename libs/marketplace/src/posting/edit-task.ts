import { Injectable } from '@nestjs/common';
import { type Actor, Files, type Tx, Work } from '@sidecrew/platform';
import { mustBePublishable } from './publishing-rules.js';
import { riskLimit } from './risk.js';
import { weighRisk } from './risk-facts.js';
import { Screening } from './screening.js';
import { fillIn, type TaskForm, termsDiffer } from './task-form.js';
import { Task } from './task.entity.js';
import { TaskEdited, TaskPublished } from './task.events.js';
import { lockTask } from './task-locks.js';
import { freezeVersion, partsMustExist, storeParts } from './task-parts.js';
import { taskPolicy } from './task.policy.js';
import { TaskHasHiringUnderWay } from './task.refusals.js';
import { TaskTies } from './task-ties.js';

/** Changes an open task. New terms make a new version, which every bid must be confirmed against. */
@Injectable()
export class EditTask {
  constructor(
    private readonly work: Work,
    private readonly screening: Screening,
    private readonly ties: TaskTies,
    private readonly files: Files,
  ) {}

  run(actor: Actor, taskId: string, form: TaskForm): Promise<Task> {
    return this.work.transaction(async (tx) => {
      const task = await lockTask(tx, taskId);
      taskPolicy.mustOwn(actor, task);
      task.take('edit', 'owner', 'open');
      if (await this.ties.bind(tx, task.id)) throw new TaskHasHiringUnderWay('edit');
      await partsMustExist(tx, form);
      await this.files.mine(tx, actor, 'task', form.fileIds);
      const before = { ...task };
      fillIn(task, form);
      mustBePublishable(task);
      const newTerms = termsDiffer(before, task);
      if (newTerms) task.version += 1;
      await this.screenAgain(tx, task);
      await tx.manager.save(Task, task);
      await storeParts(tx, task.id, form);
      await freezeVersion(tx, task);
      await tx.publish(new TaskEdited(task.id, task.ownerId, task.version, newTerms));
      return task;
    });
  }

  /** An edit must not be a way around screening. */
  private async screenAgain(tx: Tx, task: Task): Promise<void> {
    await weighRisk(tx, task);
    if ((task.risk ?? 1) < riskLimit) return;
    task.take('edit', 'owner', 'screening');
    await this.screening.stop(tx, task);
    await this.screening.begin(tx, task);
    await tx.publish(new TaskPublished(task.id, task.ownerId, true));
  }
}
