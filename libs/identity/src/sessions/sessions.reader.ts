import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';

export interface SessionRow {
  readonly id: string;
  readonly current: boolean;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly device: string;
}

@Injectable()
export class SessionsReader {
  constructor(private readonly work: Work) {}

  /** The person's live sessions; the id shown is a digest, never the session id itself. */
  async mine(actor: Actor): Promise<SessionRow[]> {
    return this.work.read<SessionRow>(
      `select md5(sid) as id, sid = $2 as current, (sess ->> 'startedAt')::timestamptz as "startedAt",
              (sess ->> 'lastSeenAt')::timestamptz as "lastSeenAt", sess ->> 'device' as device
         from user_sessions where sess ->> 'userId' = $1 and expire > now() order by sess ->> 'startedAt' desc limit 50`,
      [actor.id, actor.sessionId ?? ''],
    );
  }
}
