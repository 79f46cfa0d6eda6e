import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CheckPassword } from '../passwords/check-password.js';
import { Enter } from './enter.js';

/** Signs a person in through passport and renews the session id. Answers whose session it is now. Throws SecondFactorNeeded where one is on. */
@Injectable()
export class SignIn {
  constructor(
    private readonly check: CheckPassword,
    private readonly enter: Enter,
  ) {}

  async run(req: Request, email: string, password: string): Promise<string> {
    const userId = await this.check.run(email, password, req.ip ?? 'unknown');
    await this.enter.run(req, userId, 'password');
    return userId;
  }
}
