import { InvalidInput, type Tx } from '@sidecrew/platform';
import type { TaskForm } from './task-form.js';
import type { Task } from './task.entity.js';

/** Checks what the form points at: a category, skills of that category. Files are checked by who keeps them. */
export async function partsMustExist(tx: Tx, form: TaskForm): Promise<void> {
  const [row] = await tx.query<{ category: boolean; skills: number }>(
    `select exists (select from categories where id = $1) as category,
            (select count(*)::int from skills where id = any($2::uuid[]) and category_id = $1) as skills`,
    [form.categoryId, form.skillIds],
  );
  if (!row?.category) throw new InvalidInput('categoryId', 'Choose a category from the list.');
  if (row.skills !== new Set(form.skillIds).size) throw new InvalidInput('skillIds', 'Choose skills that belong to the category.');
}

/** Replaces the task's skills and files by those of the form, in the owner's order. */
export async function storeParts(tx: Tx, taskId: string, form: Pick<TaskForm, 'skillIds' | 'fileIds'>): Promise<void> {
  await tx.query(`delete from task_skills where task_id = $1`, [taskId]);
  await tx.query(`delete from task_files where task_id = $1`, [taskId]);
  await tx.query(
    `insert into task_skills (task_id, skill_id, n)
     select $1, skill_id, min(n) from unnest($2::uuid[]) with ordinality as chosen (skill_id, n) group by skill_id`,
    [taskId, form.skillIds],
  );
  await tx.query(
    `insert into task_files (task_id, file_id, n)
     select $1, file_id, min(n) from unnest($2::uuid[]) with ordinality as chosen (file_id, n) group by file_id`,
    [taskId, form.fileIds],
  );
}

/** Keeps what the task says now for good: bids and contracts cite the version, each edit inside it is an edition. */
export async function freezeVersion(tx: Tx, task: Task): Promise<void> {
  await tx.query(
    `insert into task_versions (task_id, version, edition, at, title, brief, currency, budget_minimum_minor,
                                budget_maximum_minor, due_days, ai_policy, checklist)
     select $1, $2, coalesce(max(edition), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11
       from task_versions where task_id = $1 and version = $2`,
    [
      task.id,
      task.version,
      tx.now,
      task.title,
      task.brief,
      task.currency,
      task.budgetMinimumMinor.toString(),
      task.budgetMaximumMinor.toString(),
      task.dueDays,
      task.aiPolicy,
      JSON.stringify(task.checklist),
    ],
  );
}
