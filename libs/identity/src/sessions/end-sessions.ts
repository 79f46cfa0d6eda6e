import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import type { Request } from 'express';
import { endSession } from './session.js';
import { endSessionsOf, sessionsTopic } from './session-rows.js';

/** Ends one of the person's sessions, or all of them. */
@Injectable()
export class EndSessions {
  constructor(private readonly work: Work) {}

  async one(actor: Actor, digest: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const ended = await tx.query(`delete from user_sessions where sess ->> 'userId' = $1 and md5(sid) = $2 returning sid`, [
        actor.id,
        digest,
      ]);
      if (ended.length === 0) throw new NotFound('session');
      await tx.touch(sessionsTopic(actor.id));
    });
  }

  /** Signs out of this browser. */
  async current(req: Request, actor: Actor | null): Promise<void> {
    await endSession(req);
    if (actor) await this.work.transaction((tx) => tx.touch(sessionsTopic(actor.id)));
  }

  async everywhere(actor: Actor): Promise<void> {
    await this.work.transaction((tx) => endSessionsOf(tx, actor.id));
  }
}
