import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import passport from 'passport';
import { SignInFailed } from '../identity.refusals.js';
import { beginSession } from './session.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Signs a person in through passport and renews the session id. Answers whose session it is now. */
@Injectable()
export class SignIn {
  constructor(private readonly throttle: SignInThrottle) {}

  async run(req: Request, givenEmail: string, password: string): Promise<string> {
    const email = givenEmail.trim().toLowerCase();
    const address = req.ip ?? 'unknown';
    await this.throttle.check(email, address);
    const userId = await authenticate(email, password);
    if (!userId) {
      await this.throttle.count(email, address);
      throw new SignInFailed();
    }
    await this.throttle.clear(email);
    await beginSession(req, userId);
    return userId;
  }
}

/** Runs passport's local strategy outside its usual middleware: the credentials come as GraphQL arguments. */
function authenticate(email: string, password: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const middleware = passport.authenticate('local', { session: false }, (error: unknown, user: { userId: string } | false) => {
      if (error) reject(error as Error);
      else resolve(user ? user.userId : null);
    }) as (req: object, res: object, next: (error?: unknown) => void) => void;
    middleware({ body: { email, password } }, {}, (error) => reject(error as Error));
  });
}
