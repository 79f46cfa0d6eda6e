import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { deviceName } from './device-name.js';

export interface SessionRow {
  readonly id: string;
  readonly current: boolean;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  /** As a person calls it: "Chrome on Linux". */
  readonly device: string;
}

@Injectable()
export class SessionsReader {
  constructor(private readonly work: Work) {}

  /** The person's live sessions; the id shown is a digest, never the session id itself. */
  async mine(actor: Actor): Promise<SessionRow[]> {
    const rows = await this.work.read<SessionRow>(
      `select md5(sid) as id, sid = $2 as current, (sess ->> 'startedAt')::timestamptz as "startedAt",
              (sess ->> 'lastSeenAt')::timestamptz as "lastSeenAt", sess ->> 'device' as device
         from user_sessions where sess ->> 'userId' = $1 and expire > now() order by sess ->> 'startedAt' desc limit 50`,
      [actor.id, actor.sessionId ?? ''],
    );
    return rows.map((row) => ({ ...row, device: deviceName(row.device) }));
  }
}
