import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import type { Request } from 'express';
import { SignInFailed } from '../identity.refusals.js';
import { passwordFits } from '../passwords/password-hash.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Takes the password once more and opens ten minutes for what needs a fresh proof. */
@Injectable()
export class ProveItsMe {
  constructor(
    private readonly work: Work,
    private readonly throttle: SignInThrottle,
  ) {}

  async run(req: Request, actor: Actor, password: string): Promise<void> {
    const [user] = await this.work.read<{ email: string; password_hash: string }>(`select email, password_hash from users where id = $1`, [actor.id]);
    const email = user?.email ?? '';
    const address = req.ip ?? 'unknown';
    await this.throttle.check(email, address);
    if (!(await passwordFits(password, user?.password_hash ?? null))) {
      await this.throttle.count(email, address);
      throw new SignInFailed();
    }
    await this.throttle.clear(email);
    req.session.provedAt = new Date().toISOString();
  }
}
