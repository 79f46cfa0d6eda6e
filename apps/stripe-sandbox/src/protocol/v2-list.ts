import type { Resource } from '../storage/table.js';
import { invalidRequest } from './api-error.js';
import { integer, optional, text } from './fields.js';

/** The parameters every v2 list takes. */
export const v2PageShape = { limit: optional(integer({ min: 1, max: 100 })), page: optional(text()) };

/** One page of a v2 list; its neighbours are reached by URL. */
export function v2PageOf<T extends Resource>(
  rows: T[],
  params: { limit?: number; page?: string },
  path: string,
  show: (row: T) => unknown = (row) => row,
) {
  const limit = params.limit ?? 10;
  const start = params.page === undefined ? 0 : rows.findIndex((row) => row.id === params.page);
  if (start < 0) throw invalidRequest('This page is not known.', { param: 'page' });
  const link = (row: T | undefined) => (row ? `${path}?${new URLSearchParams({ limit: String(limit), page: row.id })}` : null);
  return {
    data: rows.slice(start, start + limit).map(show),
    next_page_url: link(rows[start + limit]),
    previous_page_url: start > 0 ? link(rows[Math.max(0, start - limit)]) : null,
  };
}
