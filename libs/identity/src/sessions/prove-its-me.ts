import { Injectable } from '@nestjs/common';
import type { Actor } from '@sidecrew/platform';
import type { Request } from 'express';
import { CheckPassword } from '../passwords/check-password.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { SecondFactorNeeded } from '../identity.refusals.js';
import { UsersReader } from '../people/users.reader.js';

/** Takes the password once more, with the second factor where one is on, and opens ten minutes for what needs a fresh proof. */
@Injectable()
export class ProveItsMe {
  constructor(
    private readonly users: UsersReader,
    private readonly check: CheckPassword,
    private readonly factor: SecondFactor,
  ) {}

  async run(req: Request, actor: Actor, password: string, code: string | null): Promise<Actor> {
    const account = await this.users.account(actor.id);
    await this.check.run(account?.email ?? '', password, req.ip ?? 'unknown');
    if (account?.secondFactor) {
      if (!code) throw new SecondFactorNeeded();
      await this.factor.check(actor.id, code);
    }
    const provedAt = new Date();
    req.session.provedAt = provedAt.toISOString();
    return { ...actor, provedAt };
  }
}
