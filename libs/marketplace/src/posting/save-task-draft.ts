import { Injectable } from '@nestjs/common';
import { type Actor, Files, newId, type Tx, Work } from '@sidecrew/platform';
import { fillIn, type TaskForm } from './task-form.js';
import { partsMustExist, storeParts } from './task-parts.js';
import { Task } from './task.entity.js';
import { lockTask } from './task-locks.js';
import { taskPolicy } from './task.policy.js';

/** Keeps what the owner has written so far; a new draft where no id is given. */
@Injectable()
export class SaveTaskDraft {
  constructor(
    private readonly work: Work,
    private readonly files: Files,
  ) {}

  run(actor: Actor, taskId: string | null, form: TaskForm): Promise<Task> {
    return this.work.transaction(async (tx) => {
      const task = taskId ? await this.ownDraft(tx, actor, taskId) : emptyDraft(actor, tx.now);
      await partsMustExist(tx, form);
      await this.files.mine(tx, actor, 'task', form.fileIds);
      fillIn(task, form);
      await tx.manager.save(Task, task);
      await storeParts(tx, task.id, form);
      return task;
    });
  }

  private async ownDraft(tx: Tx, actor: Actor, taskId: string): Promise<Task> {
    const task = await lockTask(tx, taskId);
    taskPolicy.mustOwn(actor, task);
    task.take('save', 'owner');
    return task;
  }
}

/** A draft without words. */
export function emptyDraft(actor: Actor, now: Date): Task {
  return Object.assign(new Task(), {
    id: newId(),
    ownerId: actor.id,
    state: 'draft' as const,
    version: 0,
    seats: 1,
    checklist: [],
    risk: null,
    riskReasons: [],
    rejectionReason: null,
    rejectionNote: null,
    textHash: null,
    createdAt: now,
    screeningSince: null,
    publishedAt: null,
    expiresAt: null,
    endedAt: null,
    repostedFrom: null,
  });
}
