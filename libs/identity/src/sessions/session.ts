import type { Request } from 'express';
import 'express-session';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    startedAt: string;
    lastSeenAt: string;
    device: string;
    provedAt: string;
  }
}

/** Begins a new session for the person: the old id never survives a sign-in. */
export async function beginSession(req: Request, userId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => req.session.regenerate((error: unknown) => (error ? reject(error as Error) : resolve())));
  const now = new Date().toISOString();
  Object.assign(req.session, { userId, startedAt: now, lastSeenAt: now, provedAt: now, device: deviceOf(req) });
  await new Promise<void>((resolve, reject) => req.session.save((error: unknown) => (error ? reject(error as Error) : resolve())));
}

/** Ends this session. */
export async function endSession(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => req.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve())));
}

const deviceOf = (req: Request): string => (req.get('user-agent') ?? 'Unknown device').slice(0, 200);
