import { Injectable } from '@nestjs/common';
import { type Actor, type Role, Work } from '@sidecrew/platform';

interface ActorRow {
  readonly is_owner: boolean;
  readonly is_expert: boolean;
  readonly is_admin: boolean;
}

/** Who a session belongs to, read anew for each request, so that a lost role is lost at once. */
@Injectable()
export class Actors {
  constructor(private readonly work: Work) {}

  async of(
    session: { readonly userId?: string; readonly provedAt?: string | null } | undefined,
    sessionId: string | null,
  ): Promise<Actor | null> {
    if (!session?.userId) return null;
    const [row] = await this.work.read<ActorRow>(`select is_owner, is_expert, is_admin from users where id = $1`, [session.userId]);
    if (!row) return null;
    const roles: Role[] = [];
    if (row.is_owner) roles.push('owner');
    if (row.is_expert) roles.push('expert');
    if (row.is_admin) roles.push('admin');
    return {
      id: session.userId,
      roles: new Set(roles),
      sessionId,
      provedAt: session.provedAt ? new Date(session.provedAt) : null,
    };
  }

  /** Whether that session still stands. */
  async isSignedIn(sessionId: string): Promise<boolean> {
    const rows = await this.work.read(`select 1 from user_sessions where sid = $1 and expire > now()`, [sessionId]);
    return rows.length > 0;
  }
}
