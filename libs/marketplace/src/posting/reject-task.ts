import { Injectable } from '@nestjs/common';
import { type Actor, newId, recordAudit, type Tx, Work } from '@sidecrew/platform';
import { Screening } from './screening.js';
import { Task } from './task.entity.js';
import { TaskRejected } from './task.events.js';
import { lockTask } from './task-locks.js';

export const rejectionReasons = ['contact_details', 'off_platform', 'forbidden', 'unclear', 'duplicate', 'other'] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Sends a task back to its owner, who reads the reason and may mend it. */
@Injectable()
export class RejectTask {
  constructor(
    private readonly work: Work,
    private readonly screening: Screening,
  ) {}

  run(actor: Actor, taskId: string, reason: RejectionReason, note: string): Promise<Task> {
    return this.work.transaction(async (tx) => {
      const task = await lockTask(tx, taskId);
      task.take('reject', 'admin');
      await this.screening.stop(tx, task);
      task.rejectionReason = reason;
      task.rejectionNote = note;
      await tx.manager.save(Task, task);
      await keepOnRecord(tx, actor, task, reason, note);
      await tx.publish(new TaskRejected(task.id, task.ownerId, reason, note));
      return task;
    });
  }
}

/** Both the audit and the owner's record, which the risk rules count. */
async function keepOnRecord(tx: Tx, actor: Actor, task: Task, reason: RejectionReason, note: string): Promise<void> {
  await tx.query(`insert into task_rejections (id, task_id, owner_id, admin_id, reason, note, at) values ($1, $2, $3, $4, $5, $6, $7)`, [
    newId(),
    task.id,
    task.ownerId,
    actor.id,
    reason,
    note,
    tx.now,
  ]);
  await recordAudit(tx, {
    actorId: actor.id,
    action: 'task.rejected',
    subjectType: 'task',
    subjectId: task.id,
    reason: note,
    facts: { code: reason },
  });
}
