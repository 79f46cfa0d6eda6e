import type { Tx } from '@sidecrew/platform';

/** Ends the sessions of a person, except the one to keep. */
export async function endSessionsOf(tx: Tx, userId: string, exceptSessionId: string | null = null): Promise<void> {
  await tx.query(`delete from user_sessions where sess ->> 'userId' = $1 and ($2::text is null or sid <> $2)`, [userId, exceptSessionId]);
}
