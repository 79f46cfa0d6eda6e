import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import { Task } from './task.entity.js';
import { lockTask } from './task-locks.js';
import { taskPolicy } from './task.policy.js';

/** Throws a draft away. One that was never published leaves nothing behind; any other ends as closed. */
@Injectable()
export class DiscardTask {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, taskId: string): Promise<void> {
    return this.work.transaction(async (tx) => {
      const task = await lockTask(tx, taskId);
      taskPolicy.mustOwn(actor, task);
      const wasPublished = task.version > 0;
      task.take('discard', 'owner', wasPublished ? 'closed' : 'draft');
      if (wasPublished) {
        task.endedAt = tx.now;
        await tx.manager.save(Task, task);
      } else {
        await tx.manager.delete(Task, { id: task.id });
      }
      await this.deadlines.drop(tx, task.id);
    });
  }
}
