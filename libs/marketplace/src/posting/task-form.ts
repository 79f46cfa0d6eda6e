import { type Currency, type Money } from '@sidecrew/money';
import { InvalidInput, newId } from '@sidecrew/platform';
import type { AiPolicy, ChecklistPoint, Task } from './task.entity.js';

/** What the owner writes. A draft may still be incomplete. */
export interface TaskForm {
  readonly title: string;
  readonly brief: string;
  readonly categoryId: string;
  readonly skillIds: readonly string[];
  readonly budgetMinimum: Money;
  readonly budgetMaximum: Money;
  readonly dueDays: number;
  readonly language: string;
  readonly aiPolicy: AiPolicy;
  readonly checklist: readonly { readonly id?: string | null; readonly text: string }[];
  readonly fileIds: readonly string[];
}

/** Writes the form into the task. */
export function fillIn(task: Task, form: TaskForm): void {
  task.title = form.title.trim();
  task.brief = form.brief.trim();
  task.categoryId = form.categoryId;
  task.currency = oneCurrency(form);
  task.budgetMinimumMinor = form.budgetMinimum.minor;
  task.budgetMaximumMinor = form.budgetMaximum.minor;
  task.dueDays = form.dueDays;
  task.language = form.language;
  task.aiPolicy = form.aiPolicy;
  task.checklist = keepIds(task.checklist, form.checklist);
}

/** Whether what is asked, its price or its time differ, so that bids made before must be confirmed. */
export function termsDiffer(before: TermsOfTask, after: TermsOfTask): boolean {
  return JSON.stringify(keyTerms(before)) !== JSON.stringify(keyTerms(after));
}

export type TermsOfTask = Pick<Task, 'currency' | 'budgetMinimumMinor' | 'budgetMaximumMinor' | 'dueDays' | 'checklist'>;

const keyTerms = (task: TermsOfTask): readonly unknown[] => [
  task.currency,
  String(task.budgetMinimumMinor),
  String(task.budgetMaximumMinor),
  task.dueDays,
  task.checklist.map(({ id, text }) => [id, text]),
];

function oneCurrency(form: TaskForm): Currency {
  if (form.budgetMinimum.currency !== form.budgetMaximum.currency) {
    throw new InvalidInput('budgetMaximum', 'Use one currency for both ends of the budget.');
  }
  if (form.budgetMaximum.isLessThan(form.budgetMinimum)) {
    throw new InvalidInput('budgetMaximum', 'The upper end of the budget cannot be below the lower end.');
  }
  return form.budgetMaximum.currency;
}

/** A point keeps its id when the form names one that the task has; any other gets a new one. */
function keepIds(known: readonly ChecklistPoint[], points: TaskForm['checklist']): ChecklistPoint[] {
  const free = new Set(known.map(({ id }) => id));
  return points.map(({ id, text }) => {
    const keeps = id !== null && id !== undefined && free.delete(id);
    return { id: keeps ? id : newId(), text: text.trim() };
  });
}
