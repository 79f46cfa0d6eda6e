import { createHash } from 'node:crypto';

/** A connection keeps what it prepared; a statement beyond this many different ones is planned each time. */
const most = 1_000;
const names = new Map<string, string>();

/**
 * The name under which a connection prepares this statement, so that PostgreSQL parses and plans it once and not each
 * time; none for one too many. One name per text, the same in every process, so that a pooler in between may keep them too.
 */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= most) return known;
  const name = createHash('sha1').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}
