import type { Currency } from '@sidecrew/money';
import type { TaskCursor } from './task-cursor.js';

export const taskSorts = ['newest', 'relevance', 'budget', 'closing'] as const;
export type TaskSort = (typeof taskSorts)[number];

export interface TaskSearch {
  readonly text?: string | null;
  /** The category's slug. */
  readonly category?: string | null;
  readonly currency?: Currency | null;
  /** In minor units of `currency`. */
  readonly budgetMinimumMinor?: string | null;
  readonly budgetMaximumMinor?: string | null;
  readonly language?: string | null;
  readonly dueDaysAtMost?: number | null;
  readonly sort: TaskSort;
}

interface Statement {
  readonly where: string;
  readonly order: string;
  /** What the page is sorted by. */
  readonly key: string;
  readonly parameters: unknown[];
}

const words = (n: number): string => `websearch_to_tsquery('english', $${n})`;

/** Builds the search for open tasks. Words and category share one inverted index; the rest filters its few hits. */
export function searchStatement(search: TaskSearch): Statement {
  const parameters: unknown[] = [];
  const add = (value: unknown): number => parameters.push(value);
  const where = [`t.state = 'open'`];
  const text = search.text?.trim() ? add(search.text.trim()) : null;
  if (text) where.push(`t.tsv @@ ${words(text)}`);
  if (search.category) where.push(`t.category_id = (select id from categories where slug = $${add(search.category)})`);
  if (search.currency) where.push(`t.currency = $${add(search.currency)}`);
  if (search.budgetMinimumMinor) where.push(`t.budget_maximum_minor >= $${add(search.budgetMinimumMinor)}::bigint`);
  if (search.budgetMaximumMinor) where.push(`t.budget_minimum_minor <= $${add(search.budgetMaximumMinor)}::bigint`);
  if (search.language) where.push(`t.language = $${add(search.language)}`);
  if (search.dueDaysAtMost) where.push(`t.due_days <= $${add(search.dueDaysAtMost)}`);
  return { where: where.join(' and '), parameters, ...ordering(search.sort, text) };
}

function ordering(sort: TaskSort, text: number | null): Pick<Statement, 'order' | 'key'> {
  switch (sort) {
    case 'relevance':
      return { key: `ts_rank(t.tsv, ${words(text ?? 1)})`, order: 'desc' };
    case 'budget':
      return { key: 't.budget_maximum_minor', order: 'desc' };
    case 'closing':
      return { key: 't.expires_at', order: 'asc' };
    case 'newest':
      return { key: 't.published_at', order: 'desc' };
  }
}

const keyTypes: Record<TaskSort, string> = { newest: 'timestamptz', closing: 'timestamptz', budget: 'bigint', relevance: 'real' };

/** The condition on `key` and `id` that continues after the cursor. */
export function afterCursor(statement: Statement, cursor: TaskCursor | null): string {
  if (!cursor) return 'true';
  const key = statement.parameters.push(cursor.key);
  const id = statement.parameters.push(cursor.id);
  const past = statement.order === 'asc' ? '>' : '<';
  return `(key, id) ${past} ($${key}::${keyTypes[cursor.sort]}, $${id}::uuid)`;
}

/** Relevance needs words; without them the newest come first. */
export const effectiveSort = (search: TaskSearch): TaskSort =>
  search.sort === 'relevance' && !search.text?.trim() ? 'newest' : search.sort;
