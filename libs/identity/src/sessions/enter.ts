import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@sidecrew/platform';
import type { Request } from 'express';
import { NobodyWaits, SecondFactorNeeded } from '../identity.refusals.js';
import { DemoSignIns } from '../people/demo-sign-ins.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { beginSession, beginWaiting, waitingUserId, type Way } from './session.js';

/** The one way into a session, by whatever door a person came: where a second factor is on, it is asked for first. */
@Injectable()
export class Enter {
  constructor(
    private readonly factor: SecondFactor,
    private readonly demo: DemoSignIns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(req: Request, userId: string, way: Way): Promise<void> {
    if (await this.factor.isOn(userId)) {
      await beginWaiting(req, userId);
      throw new SecondFactorNeeded();
    }
    // Whoever looks at the demo has no app for its admins: there the printed password is enough.
    const vouchedFor = this.config.demo && (await this.demo.has(userId));
    await beginSession(req, userId, way, vouchedFor);
  }

  /** The second factor of somebody whose password was right a moment ago. Answers whose session it is now. */
  async withCode(req: Request, code: string): Promise<string> {
    const userId = waitingUserId(req);
    if (!userId) throw new NobodyWaits();
    await this.factor.check(userId, code);
    await beginSession(req, userId, 'password', true);
    return userId;
  }
}
