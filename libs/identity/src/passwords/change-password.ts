import { Injectable } from '@nestjs/common';
import { type Actor, recordAudit, Work } from '@sidecrew/platform';
import { SignInFailed } from '../identity.refusals.js';
import { User } from '../people/user.entity.js';
import { endSessionsOf } from '../sessions/session-rows.js';
import { hashPassword, passwordFits } from './password-hash.js';
import { refuseWeakPassword } from './password-rules.js';

/** Changes the password after the current one was given, and ends every other session. */
@Injectable()
export class ChangePassword {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, current: string, next: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const user = await tx.manager.findOneByOrFail(User, { id: actor.id });
      if (!(await passwordFits(current, user.passwordHash))) throw new SignInFailed();
      refuseWeakPassword(next, user);
      await tx.manager.update(User, user.id, { passwordHash: await hashPassword(next) });
      await endSessionsOf(tx, user.id, actor.sessionId);
      await recordAudit(tx, { actorId: user.id, action: 'password.changed', subjectType: 'user', subjectId: user.id });
    });
  }
}
