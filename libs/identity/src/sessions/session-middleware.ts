import { type Config, isLocalAddress } from '@sidecrew/platform';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type pg from 'pg';
import { SessionStore } from './session-store.js';

const fortnightMs = 14 * 86_400_000;

/** `__Host-` ties the cookie to this host and https; the plain name serves only http on a local address. */
export const sessionCookieName = (config: Config): string =>
  isLocalAddress(config.publicUrl) ? 'sidecrew_session' : '__Host-sidecrew_session';

/** Server-side sessions in PostgreSQL; the browser only holds a signed id. */
export function sessionMiddleware(config: Config, pool: pg.Pool): RequestHandler {
  const secure = !isLocalAddress(config.publicUrl);
  return session({
    name: sessionCookieName(config),
    secret: config.sessionSecret,
    store: new SessionStore(pool),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: fortnightMs },
  });
}
