import { Injectable } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import { PasswordResetAsked } from '../identity.events.js';
import { Throttles } from '../sessions/throttles.js';

/**
 * Asks for a link to a new password. Known and unknown addresses get the same answer after the same work: one look-up and
 * one recorded fact. What differs, making the link and its mail, happens later in the worker.
 */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly work: Work,
    private readonly throttles: Throttles,
  ) {}

  /** `address` is the network address that asks. */
  async run(givenEmail: string, address: string): Promise<void> {
    const email = givenEmail.trim().toLowerCase();
    await this.throttles.take('reset-from-address', address);
    if (!(await this.throttles.isLeft('mail-to-account', email))) return;
    await this.work.transaction(async (tx) => {
      const [user] = await tx.query<{ id: string }>(`select id from users where email = $1`, [email]);
      await tx.publish(new PasswordResetAsked(user?.id ?? null));
    });
  }
}
