import { Injectable } from '@nestjs/common';
import { type Actor, newId, Work } from '@sidecrew/platform';
import { emptyDraft } from './save-task-draft.js';
import { Task } from './task.entity.js';
import { lockTask } from './task-locks.js';
import { taskPolicy } from './task.policy.js';

/** Copies an ended task into a new draft, with files and skills, so that it can be published again in one tap. */
@Injectable()
export class RepostTask {
  constructor(private readonly work: Work) {}

  run(actor: Actor, taskId: string): Promise<Task> {
    return this.work.transaction(async (tx) => {
      const old = await lockTask(tx, taskId);
      taskPolicy.mustOwn(actor, old);
      old.take('repost', 'owner');
      const { title, brief, categoryId, currency, budgetMinimumMinor, budgetMaximumMinor, dueDays, language, aiPolicy, seats } = old;
      const draft = Object.assign(emptyDraft(actor, tx.now), {
        title,
        brief,
        categoryId,
        currency,
        budgetMinimumMinor,
        budgetMaximumMinor,
        dueDays,
        language,
        aiPolicy,
        seats,
        checklist: old.checklist.map(({ text }) => ({ id: newId(), text })),
        repostedFrom: old.id,
      });
      await tx.manager.save(Task, draft);
      await tx.query(`insert into task_skills select $2, skill_id, n from task_skills where task_id = $1`, [old.id, draft.id]);
      await tx.query(`insert into task_files select $2, file_id, n from task_files where task_id = $1`, [old.id, draft.id]);
      return draft;
    });
  }
}
