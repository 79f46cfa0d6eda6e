import { Injectable } from '@nestjs/common';
import { Deadlines, later, type ProcessActor, type Tx } from '@sidecrew/platform';
import { launchTimers } from '../timers.js';
import { riskLimit } from './risk.js';
import { weighRisk } from './risk-facts.js';
import type { Task } from './task.entity.js';
import { TaskOpened } from './task.events.js';

/** The short stop between publishing and opening. The caller holds the task's lock and saves it afterwards. */
@Injectable()
export class Screening {
  constructor(private readonly deadlines: Deadlines) {}

  /** Weighs the task; below the limit the clock opens it, else it waits for an admin. Answers whether it waits. */
  async begin(tx: Tx, task: Task): Promise<boolean> {
    await weighRisk(tx, task);
    task.screeningSince = tx.now;
    task.rejectionReason = null;
    task.rejectionNote = null;
    const waitsForAdmin = (task.risk ?? 1) >= riskLimit;
    if (!waitsForAdmin) await this.deadlines.set(tx, 'SCREEN_AUTO', task.id, later(tx.now, launchTimers.SCREEN_AUTO));
    return waitsForAdmin;
  }

  /** Opens it. One that was open before an edit keeps its last day while that day is still ahead. */
  async pass(tx: Tx, task: Task, by: ProcessActor): Promise<void> {
    task.take('pass', by);
    task.publishedAt ??= tx.now;
    const keepsItsDay = task.expiresAt !== null && task.expiresAt > tx.now;
    task.expiresAt = keepsItsDay ? task.expiresAt : later(tx.now, launchTimers.TASK_OPEN);
    await this.stop(tx, task);
    await this.deadlines.set(tx, 'TASK_OPEN', task.id, task.expiresAt ?? tx.now);
    await tx.publish(new TaskOpened(task.id, task.ownerId, task.categoryId));
  }

  /** Ends the stop without opening. */
  async stop(tx: Tx, task: Task): Promise<void> {
    task.screeningSince = null;
    await this.deadlines.drop(tx, task.id, 'SCREEN_AUTO', 'TASK_OPEN');
  }
}
