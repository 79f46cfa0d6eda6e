import { isCurrency, parseMoney } from '@sidecrew/money';
import type { TaskFilter, TaskSort } from '../../gql/graphql';
import { tasks } from './words';

const isSort = (value: string): value is TaskSort => tasks.sorts.some((sort) => sort.value === value);

/** Reads the filters from the address; what is not understood is left out, never an error. */
export function taskFilterOf(search: URLSearchParams): TaskFilter {
  const text = (name: string) => search.get(name)?.trim() || undefined;
  const currency = search.get('currency') ?? '';
  const money = isCurrency(currency) ? parseMoney(search.get('budget') ?? '', currency) : null;
  const days = Number(search.get('days'));
  const sort = search.get('sort') ?? '';
  return {
    text: text('text'),
    category: text('category'),
    language: text('language'),
    currency: isCurrency(currency) ? currency : undefined,
    budgetMinimum: money ? { minor: money.minor.toString(), currency: money.currency } : undefined,
    dueDaysAtMost: Number.isInteger(days) && days > 0 ? days : undefined,
    sort: isSort(sort) ? sort : text('text') ? 'relevance' : 'newest',
  };
}

/** Whether anything narrows the list. */
export const isFiltered = (search: URLSearchParams): boolean =>
  ['text', 'category', 'language', 'currency', 'budget', 'days'].some((name) => Boolean(search.get(name)));

/** The same address with other values; empty ones go. */
export function withSearch(search: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return text ? `?${text}` : '';
}
