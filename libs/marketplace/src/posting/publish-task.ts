import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { type Actor, Work } from '@sidecrew/platform';
import { mustBePublishable } from './publishing-rules.js';
import { Screening } from './screening.js';
import { Task } from './task.entity.js';
import { TaskPublished } from './task.events.js';
import { lockTask } from './task-locks.js';
import { freezeVersion } from './task-parts.js';
import { taskPolicy } from './task.policy.js';

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
      await requireGoodStanding(tx, actor);
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
