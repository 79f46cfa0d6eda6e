import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, hours, later, type Tx } from '@sidecrew/platform';
import { riskLimit } from './risk.js';
import { Screening } from './screening.js';
import { Task } from './task.entity.js';
import { TaskExpired } from './task.events.js';
import { lockTask } from './task-locks.js';
import { taskProcess } from './task.process.js';
import { TaskTies } from './task-ties.js';

/** What the clock does to tasks: it opens those without risk and ends those that stayed open too long. */
@Injectable()
export class TaskClock implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly screening: Screening,
    private readonly ties: TaskTies,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep('SCREEN_AUTO', { lock: lockTask, act: (tx, taskId) => this.open(tx, taskId) });
    this.deadlines.keep('TASK_OPEN', { lock: lockTask, act: (tx, taskId) => this.expire(tx, taskId) });
  }

  private async open(tx: Tx, taskId: string): Promise<void> {
    const task = await lockTask(tx, taskId);
    if (!taskProcess.allows('pass', task.state, 'clock') || (task.risk ?? 1) >= riskLimit) return;
    await this.screening.pass(tx, task, 'clock');
    await tx.manager.save(Task, task);
  }

  private async expire(tx: Tx, taskId: string): Promise<void> {
    const task = await lockTask(tx, taskId);
    if (!taskProcess.allows('expire', task.state, 'clock')) return;
    if (await this.ties.bind(tx, task.id)) {
      // Somebody is being hired: the task outlives its last day until that is decided.
      await this.deadlines.set(tx, 'TASK_OPEN', task.id, later(tx.now, hours(1)));
      return;
    }
    task.take('expire', 'clock');
    task.endedAt = tx.now;
    await tx.manager.save(Task, task);
    await tx.publish(new TaskExpired(task.id, task.ownerId));
  }
}
