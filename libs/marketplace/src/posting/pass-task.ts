import { Injectable } from '@nestjs/common';
import { type Actor, recordAudit, Work } from '@sidecrew/platform';
import { Screening } from './screening.js';
import { Task } from './task.entity.js';
import { lockTask } from './task-locks.js';

/** An admin looked at it and lets it open. */
@Injectable()
export class PassTask {
  constructor(
    private readonly work: Work,
    private readonly screening: Screening,
  ) {}

  run(actor: Actor, taskId: string): Promise<Task> {
    return this.work.transaction(async (tx) => {
      const task = await lockTask(tx, taskId);
      await this.screening.pass(tx, task, 'admin');
      await tx.manager.save(Task, task);
      await recordAudit(tx, {
        actorId: actor.id,
        action: 'task.passed',
        subjectType: 'task',
        subjectId: task.id,
        facts: { risk: task.risk },
      });
      return task;
    });
  }
}
