import { Injectable } from '@nestjs/common';
import { type Actor, type Tx, Work } from '@sidecrew/platform';
import { mustBePublishable } from './publishing-rules.js';
import { Screening } from './screening.js';
import { Task } from './task.entity.js';
import { TaskPublished } from './task.events.js';
import { lockTask } from './task-locks.js';
import { freezeVersion } from './task-parts.js';
import { taskPolicy } from './task.policy.js';
import { EmailNotVerified } from './task.refusals.js';

/** Sends a draft to screening; from there it opens by itself or after an admin's look. */
@Injectable()
export class PublishTask {
  constructor(
    private readonly work: Work,
    private readonly screening: Screening,
  ) {}

  run(actor: Actor, taskId: string): Promise<Task> {
    return this.work.transaction(async (tx) => {
      const task = await lockTask(tx, taskId);
      taskPolicy.mustOwn(actor, task);
      task.take('publish', 'owner');
      await mailMustBeVerified(tx, actor);
      mustBePublishable(task);
      task.version += 1;
      const waitsForAdmin = await this.screening.begin(tx, task);
      await tx.manager.save(Task, task);
      await freezeVersion(tx, task);
      await tx.publish(new TaskPublished(task.id, task.ownerId, waitsForAdmin));
      return task;
    });
  }
}

async function mailMustBeVerified(tx: Tx, actor: Actor): Promise<void> {
  const rows = await tx.query(`select from users where id = $1 and email_verified_at is not null`, [actor.id]);
  if (rows.length === 0) throw new EmailNotVerified();
}
