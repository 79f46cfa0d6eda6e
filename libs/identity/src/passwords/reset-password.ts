import { Injectable } from '@nestjs/common';
import { recordAudit, Work } from '@sidecrew/platform';
import { useLink } from '../links/single-use-links.js';
import { User } from '../people/user.entity.js';
import { endSessionsOf } from '../sessions/session-rows.js';
import { hashPassword } from './password-hash.js';
import { refuseWeakPassword } from './password-rules.js';

/** Sets a new password by the mailed link, ends all sessions, and answers whose account it is. A weak password leaves the link usable. */
@Injectable()
export class ResetPassword {
  constructor(private readonly work: Work) {}

  async run(token: string, password: string): Promise<string> {
    return this.work.transaction(async (tx) => {
      const userId = await useLink(tx, token, 'reset_password');
      const user = await tx.manager.findOneByOrFail(User, { id: userId });
      refuseWeakPassword(password, user);
      // The link proves the address as well.
      await tx.manager.update(User, userId, {
        passwordHash: await hashPassword(password),
        emailVerifiedAt: user.emailVerifiedAt ?? tx.now,
      });
      await endSessionsOf(tx, userId);
      await recordAudit(tx, {
        actorId: userId,
        action: 'password.reset',
        subjectType: 'user',
        subjectId: userId,
      });
      return userId;
    });
  }
}
