import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@sidecrew/platform';
import { LinkUsedOrExpired } from '../identity.refusals.js';

export type LinkPurpose = 'verify_email' | 'reset_password';

/** Links live on wall time: a moved demo clock must not open or close them. */
const lifetimeHours: Record<LinkPurpose, number> = { verify_email: 48, reset_password: 1 };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a link's token; an earlier one for the same purpose ends. Only its hash is stored. */
export async function makeLink(tx: Tx, userId: string, purpose: LinkPurpose): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.query(`delete from single_use_links where user_id = $1 and purpose = $2`, [userId, purpose]);
  await tx.query(
    `insert into single_use_links (token_hash, user_id, purpose, expires_at) values ($1, $2, $3, now() + interval '1 hour' * $4)`,
    [hashOf(token), userId, purpose, lifetimeHours[purpose]],
  );
  return token;
}

/** Uses a link up and answers whose it was. */
export async function useLink(tx: Tx, token: string, purpose: LinkPurpose): Promise<string> {
  const [row] = await tx.query<{ user_id: string; alive: boolean }>(
    `delete from single_use_links where token_hash = $1 and purpose = $2 returning user_id, expires_at > now() as alive`,
    [hashOf(token), purpose],
  );
  if (!row?.alive) throw new LinkUsedOrExpired();
  return row.user_id;
}
