import { InvalidInput, isId, isMoment } from '@sidecrew/platform';
import type { TaskSort } from './task-search.js';

/** Where a page of the search ended: the sorted value of its last row, then the id. */
export interface TaskCursor {
  readonly sort: TaskSort;
  readonly key: string;
  readonly id: string;
}

const shape = /^(newest|budget|closing|relevance)\|([\d.eE:TZ+-]{1,40})\|([0-9a-f-]{36})$/;

export const encodeTaskCursor = ({ sort, key, id }: TaskCursor): string => Buffer.from(`${sort}|${key}|${id}`).toString('base64url');

/** Reads a cursor; one of another sorting is as useless as a broken one. */
export function decodeTaskCursor(cursor: string | null | undefined, sort: TaskSort): TaskCursor | null {
  if (!cursor) return null;
  const [, sorted, key, id] = shape.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (sorted !== sort || !key || !id || !isId(id) || !fits[sort](key)) {
    throw new InvalidInput('after', 'This page link is not valid any more. Start from the first page.');
  }
  return { sort, key, id };
}

/** A rank is a four-byte number, and PostgreSQL refuses text beyond its range at either end. */
const isRank = (key: string): boolean => {
  const rank = Math.fround(Number(key));
  return Number.isFinite(rank) && (rank !== 0 || Number(key) === 0);
};

const fits: Record<TaskSort, (key: string) => boolean> = {
  newest: isMoment,
  closing: isMoment,
  budget: (key) => /^\d{1,18}$/.test(key),
  relevance: isRank,
};
