import { Injectable } from '@nestjs/common';
import { type Actor, recordAudit, Work } from '@sidecrew/platform';
import { User } from '../people/user.entity.js';
import { endSessionsOf } from '../sessions/session-rows.js';
import { CheckPassword } from './check-password.js';
import { hashPassword } from './password-hash.js';
import { refuseWeakPassword } from './password-rules.js';

/** Changes the password after the current one was given, and ends every other session. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly work: Work,
    private readonly check: CheckPassword,
  ) {}

  async run(actor: Actor, current: string, next: string, address: string): Promise<void> {
    const user = await this.work.transaction((tx) => tx.manager.findOneByOrFail(User, { id: actor.id }));
    await this.check.run(user.email, current, address);
    refuseWeakPassword(next, user);
    // Hashing is slow on purpose: it must not hold a transaction open.
    const passwordHash = await hashPassword(next);
    await this.work.transaction(async (tx) => {
      await tx.manager.update(User, user.id, { passwordHash });
      await endSessionsOf(tx, user.id, actor.sessionId);
      await recordAudit(tx, {
        actorId: user.id,
        action: 'password.changed',
        subjectType: 'user',
        subjectId: user.id,
      });
    });
  }
}
