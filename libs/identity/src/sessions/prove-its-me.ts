import { Injectable } from '@nestjs/common';
import type { Actor } from '@sidecrew/platform';
import type { Request } from 'express';
import { CheckPassword } from '../passwords/check-password.js';
import { UsersReader } from '../people/users.reader.js';

/** Takes the password once more and opens ten minutes for what needs a fresh proof. */
@Injectable()
export class ProveItsMe {
  constructor(
    private readonly users: UsersReader,
    private readonly check: CheckPassword,
  ) {}

  async run(req: Request, actor: Actor, password: string): Promise<Actor> {
    const account = await this.users.account(actor.id);
    await this.check.run(account?.email ?? '', password, req.ip ?? 'unknown');
    const provedAt = new Date();
    req.session.provedAt = provedAt.toISOString();
    return { ...actor, provedAt };
  }
}
