import type { Actor, Tx } from '@sidecrew/platform';
import { AccountSuspended, EmailNotVerified } from '../identity.refusals.js';

/** Refuses verbs that bind others (publish, bid, hire) unless the address is confirmed and the account is active. */
export async function requireGoodStanding(tx: Tx, actor: Actor): Promise<void> {
  const [row] = await tx.query<{ verified: boolean; suspended: boolean }>(
    `select email_verified_at is not null as verified, suspended_at is not null as suspended from users where id = $1`,
    [actor.id],
  );
  if (row?.suspended) throw new AccountSuspended();
  if (!row?.verified) throw new EmailNotVerified();
}
