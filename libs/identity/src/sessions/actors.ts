import { Injectable } from '@nestjs/common';
import { type Actor, type Role, Work } from '@sidecrew/platform';

interface ReadSession {
  readonly userId?: string;
  readonly provedAt?: string | null;
  readonly roles?: readonly Role[] | null;
}

/** Who a session belongs to. */
@Injectable()
export class Actors {
  constructor(private readonly work: Work) {}

  /** The actor of a session as it was read for this request; a session that begins in it has none yet. */
  of(session: ReadSession | undefined, sessionId: string): Actor | null {
    if (!session?.userId || !session.roles) return null;
    const { userId, roles, provedAt } = session;
    return { id: userId, roles: new Set(roles), sessionId, provedAt: provedAt ? new Date(provedAt) : null };
  }

  /** Whether that session still stands. */
  async isSignedIn(sessionId: string): Promise<boolean> {
    const rows = await this.work.read(`select 1 from user_sessions where sid = $1 and expire > now()`, [sessionId]);
    return rows.length > 0;
  }
}
