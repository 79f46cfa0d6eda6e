import { Injectable } from '@nestjs/common';
import { Deadlines, later, type Tx } from '@sidecrew/platform';
import { launchTimers } from '../timers.js';
import { Task } from './task.entity.js';
import { TaskAwarded, TaskDone, TaskReopened } from './task.events.js';
import { lockTask } from './task-locks.js';
import { taskProcess } from './task.process.js';

/** How a task follows the contracts made from it. Hiring calls these while it holds the contract. */
@Injectable()
export class TaskFollowsContracts {
  constructor(private readonly deadlines: Deadlines) {}

  /** All seats are funded. */
  async award(tx: Tx, taskId: string): Promise<void> {
    const task = await lockTask(tx, taskId);
    if (!taskProcess.allows('award', task.state, 'payments')) return;
    task.take('award', 'payments');
    await tx.manager.save(Task, task);
    await this.deadlines.drop(tx, task.id, 'TASK_OPEN');
    await tx.publish(new TaskAwarded(task.id, task.ownerId));
  }

  /** A seat is free again. Open for its days from now on, since the first ones went by while it was awarded. */
  async reopen(tx: Tx, taskId: string): Promise<void> {
    const task = await lockTask(tx, taskId);
    if (!taskProcess.allows('reopen', task.state, 'payments')) return;
    task.take('reopen', 'payments');
    task.expiresAt = later(tx.now, launchTimers.TASK_OPEN);
    await tx.manager.save(Task, task);
    await this.deadlines.set(tx, 'TASK_OPEN', task.id, task.expiresAt);
    await tx.publish(new TaskReopened(task.id, task.ownerId));
  }

  /** The last live contract was completed. */
  async finish(tx: Tx, taskId: string): Promise<void> {
    const task = await lockTask(tx, taskId);
    if (!taskProcess.allows('finish', task.state, 'payments')) return;
    task.take('finish', 'payments');
    task.endedAt = tx.now;
    await tx.manager.save(Task, task);
    await tx.publish(new TaskDone(task.id, task.ownerId));
  }
}
