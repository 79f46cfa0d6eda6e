import type { Role } from '@sidecrew/platform';
import type { Request } from 'express';
import type { Session, SessionData } from 'express-session';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    startedAt: string;
    lastSeenAt: string;
    device: string;
    /** Wall time of the last proof by password; null where a mailed link opened the session. */
    provedAt: string | null;
    /** What the person may act as now: read with the session, never kept in it; null where the account is gone. */
    roles?: readonly Role[] | null;
    /** The second factor was given in this session; the staff role rests without it. */
    secondFactor: boolean;
    /** Nobody is signed in yet: this person's password was right, their second factor is asked for. */
    waitingUserId: string;
    waitingSince: string;
  }
}

const seenEveryMs = 10 * 60_000;

const waitMs = 10 * 60_000;

/** How a person came in. */
export type Way = 'password' | 'link';

/** Remembers who waits to give the second factor, for ten minutes, in a session that belongs to nobody. */
export async function beginWaiting(req: Request, userId: string): Promise<void> {
  await finished((done) => req.session.regenerate(done));
  Object.assign(req.session, { waitingUserId: userId, waitingSince: new Date().toISOString() } satisfies Partial<SessionData>);
  await finished((done) => req.session.save(done));
}

/** Who waits to give the second factor in this browser. */
export function waitingUserId({ session }: Request): string | null {
  if (!session?.waitingUserId || Date.now() - Date.parse(session.waitingSince ?? '') > waitMs) return null;
  return session.waitingUserId;
}

/** Begins a new session for the person: the old id never survives a sign-in. */
export async function beginSession(req: Request, userId: string, way: Way, secondFactor = false): Promise<void> {
  await finished((done) => req.session.regenerate(done));
  const now = new Date().toISOString();
  const facts: Partial<SessionData> = {
    userId,
    startedAt: now,
    lastSeenAt: now,
    provedAt: way === 'password' ? now : null,
    secondFactor,
    device: (req.get('user-agent') ?? 'Unknown device').slice(0, 200),
  };
  Object.assign(req.session, facts);
  await finished((done) => req.session.save(done));
}

/** Ends this session. */
export async function endSession(req: Request): Promise<void> {
  await finished((done) => req.session.destroy(done));
}

/** Keeps "last seen" true to ten minutes, and the session alive; a write per request would cost more than it tells. */
export function noteSeen(session: Session & Partial<SessionData>): void {
  if (Date.now() - Date.parse(session.lastSeenAt ?? '') < seenEveryMs) return;
  session.lastSeenAt = new Date().toISOString();
}

const finished = (act: (done: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));
