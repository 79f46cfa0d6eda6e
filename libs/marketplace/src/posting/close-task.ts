import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import { Task } from './task.entity.js';
import { TaskClosed } from './task.events.js';
import { lockTask } from './task-locks.js';
import { taskPolicy } from './task.policy.js';
import { TaskHasHiringUnderWay } from './task.refusals.js';
import { TaskTies } from './task-ties.js';

/** Ends the search without hiring; every bidder is told. */
@Injectable()
export class CloseTask {
  constructor(
    private readonly work: Work,
    private readonly ties: TaskTies,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, taskId: string): Promise<Task> {
    return this.work.transaction(async (tx) => {
      const task = await lockTask(tx, taskId);
      taskPolicy.mustOwn(actor, task);
      task.take('close', 'owner');
      if (await this.ties.bind(tx, task.id)) throw new TaskHasHiringUnderWay('close');
      task.endedAt = tx.now;
      await tx.manager.save(Task, task);
      await this.deadlines.drop(tx, task.id);
      await tx.publish(new TaskClosed(task.id, task.ownerId));
      return task;
    });
  }
}
