import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CheckPassword } from '../passwords/check-password.js';
import { beginSession } from './session.js';

/** Signs a person in through passport and renews the session id. Answers whose session it is now. */
@Injectable()
export class SignIn {
  constructor(private readonly check: CheckPassword) {}

  async run(req: Request, email: string, password: string): Promise<string> {
    const userId = await this.check.run(email, password, req.ip ?? 'unknown');
    await beginSession(req, userId, 'password');
    return userId;
  }
}
