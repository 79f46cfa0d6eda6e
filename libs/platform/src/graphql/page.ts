import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { InvalidInput } from '../refusals/refusal.js';

@ObjectType('PageInfo')
export class PageInfo {
  @Field(() => String, { nullable: true }) endCursor: string | null;
  @Field(() => Boolean) hasNextPage: boolean;
}

/** Forward keyset paging: `first` up to 50, `after` an opaque cursor. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20 })
  @Min(1)
  @Max(50)
  first: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string | null;
}

/** A cursor is the sort key of the last row: a stored date, then the id (ids alone carry wall time, not product time). */
export interface CursorKey {
  readonly at: string;
  readonly id: string;
}

export const encodeCursor = (key: CursorKey): string => Buffer.from(`${key.at}|${key.id}`).toString('base64url');

/** Exactly what we hand out: anything else, however near to a date or an id, would be PostgreSQL's fault to find. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a part of a cursor is a moment as we write it. */
export const isMoment = (text: string): boolean => moment.test(text) && !Number.isNaN(Date.parse(text));

/** Whether a part of a cursor is an id. */
export const isId = (text: string): boolean => uuid.test(text);

export function decodeCursor(cursor: string | null | undefined): CursorKey | null {
  if (!cursor) return null;
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if (!at || !id || !isMoment(at) || !isId(id)) {
    throw new InvalidInput('after', 'This page link is not valid any more. Start from the first page.');
  }
  return { at, id };
}

/** Makes a page of rows that were read with `limit first + 1`. */
export function pageOf<T>(rows: readonly T[], first: number, keyOf: (row: T) => CursorKey): { nodes: T[]; pageInfo: PageInfo } {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: Object.assign(new PageInfo(), {
      endCursor: last ? encodeCursor(keyOf(last)) : null,
      hasNextPage: rows.length > first,
    }),
  };
}
