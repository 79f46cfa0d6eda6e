import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { Screening } from './screening.js';
import { Task } from './task.entity.js';
import { TaskWithdrawn } from './task.events.js';
import { lockTask } from './task-locks.js';
import { taskPolicy } from './task.policy.js';

/** Takes a task out of screening; it is a draft again. */
@Injectable()
export class WithdrawTask {
  constructor(
    private readonly work: Work,
    private readonly screening: Screening,
  ) {}

  run(actor: Actor, taskId: string): Promise<Task> {
    return this.work.transaction(async (tx) => {
      const task = await lockTask(tx, taskId);
      taskPolicy.mustOwn(actor, task);
      task.take('withdraw', 'owner');
      await this.screening.stop(tx, task);
      await tx.manager.save(Task, task);
      await tx.publish(new TaskWithdrawn(task.id, task.ownerId));
      return task;
    });
  }
}
