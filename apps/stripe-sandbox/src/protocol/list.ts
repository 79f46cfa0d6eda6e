import type { Resource } from '../storage/table.js';
import { invalidRequest } from './api-error.js';
import type { TimeRange } from './shapes.js';

/** The list parameters of a call. */
export interface PageParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

/** One page of a list, newest first. */
export interface Page<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

/** Cuts one page out of rows that are already in order. */
export function pageOf<T extends Resource>(rows: T[], params: PageParams, url: string): Page<T> {
  const limit = params.limit ?? 10;
  if (params.starting_after !== undefined && params.ending_before !== undefined) {
    throw invalidRequest('Please specify only one of starting_after and ending_before.');
  }
  if (params.ending_before !== undefined) {
    const end = positionOf(rows, params.ending_before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: rows.slice(start, end), has_more: start > 0, url };
  }
  const start = params.starting_after === undefined ? 0 : positionOf(rows, params.starting_after, 'starting_after') + 1;
  return {
    object: 'list',
    data: rows.slice(start, start + limit),
    has_more: rows.length > start + limit,
    url,
  };
}

/** A list that belongs to an object and is shown whole. */
export function embeddedList<T>(data: T[], url: string) {
  return { object: 'list' as const, data: data.slice(0, 10), has_more: data.length > 10, url };
}

/** Whether a moment lies in the asked range. */
export function within(moment: number, range: TimeRange | undefined): boolean {
  if (range === undefined) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return moment > gt && moment >= gte && moment < lt && moment <= lte;
}

function positionOf(rows: Resource[], id: string, param: string): number {
  const position = rows.findIndex((row) => row.id === id);
  if (position < 0) throw invalidRequest(`No such object: '${id}'`, { code: 'resource_missing', param });
  return position;
}
