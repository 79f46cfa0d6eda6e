import type { Role } from '@sidecrew/platform';
import connectPgSimple from 'connect-pg-simple';
import session, { type SessionData } from 'express-session';
import type pg from 'pg';

interface SessionRow {
  readonly sess: SessionData;
  readonly is_owner: boolean | null;
  readonly is_expert: boolean | null;
  readonly is_admin: boolean | null;
}

/**
 * Sessions in PostgreSQL, each read together with what its person may act as. The roles are never kept with the session, so
 * a lost role is lost at the next request.
 */
export class SessionStore extends connectPgSimple(session) {
  constructor(private readonly pool: pg.Pool) {
    super({ pool, tableName: 'user_sessions', createTableIfMissing: false, disableTouch: true });
  }

  override get(sid: string, answered: (error: unknown, found?: SessionData | null) => void): void {
    this.read(sid).then((found) => answered(null, found), answered);
  }

  override set(sid: string, { roles: _, ...kept }: SessionData, done?: (error?: unknown) => void): void {
    super.set(sid, kept, done);
  }

  private async read(sid: string): Promise<SessionData | null> {
    const { rows } = await this.pool.query<SessionRow>({
      name: 'session',
      text: `select s.sess, u.is_owner, u.is_expert, u.is_admin
               from user_sessions s left join users u on u.id = (s.sess ->> 'userId')::uuid
              where s.sid = $1 and s.expire > now()`,
      values: [sid],
    });
    const [row] = rows;
    return row ? { ...row.sess, roles: rolesOf(row) } : null;
  }
}

/** Null where the account is gone, or nobody is signed in. */
function rolesOf({ sess, is_owner, is_expert, is_admin }: SessionRow): readonly Role[] | null {
  if (is_owner === null) return null;
  const roles: Role[] = [];
  if (is_owner) roles.push('owner');
  if (is_expert) roles.push('expert');
  // The staff role rests in a session without a second factor.
  if (is_admin && sess.secondFactor) roles.push('admin');
  return roles;
}
