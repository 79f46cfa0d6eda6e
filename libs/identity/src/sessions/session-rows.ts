import type { Tx } from '@sidecrew/platform';

/** What is touched when a session of the person ended: open sockets check theirs again. */
export const sessionsTopic = (userId: string): string => `sessions:${userId}`;

/** Ends the sessions of a person, except the one to keep; also those in which only the second factor is still owed. */
export async function endSessionsOf(tx: Tx, userId: string, exceptSessionId: string | null = null): Promise<void> {
  await tx.query(
    `delete from user_sessions
      where (sess ->> 'userId' = $1 or sess ->> 'waitingUserId' = $1) and ($2::text is null or sid <> $2)`,
    [userId, exceptSessionId],
  );
  await tx.touch(sessionsTopic(userId));
}
