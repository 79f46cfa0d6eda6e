import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Work } from '@sidecrew/platform';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { passwordFits } from '../passwords/password-hash.js';

interface SignedIn {
  readonly userId: string;
}

type Answered = (error: unknown, user: SignedIn | false) => void;

/** Passport's strategy for address and password: answers the account's id, or false after the same amount of work. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly work: Work) {
    super({ usernameField: 'email', session: false });
  }

  async validate(email: string, password: string): Promise<SignedIn | false> {
    const [user] = await this.work.read<{ id: string; password_hash: string }>(`select id, password_hash from users where email = $1`, [
      email,
    ]);
    const fits = await passwordFits(password, user?.password_hash ?? null);
    return fits && user ? { userId: user.id } : false;
  }

  /** Runs the strategy outside its usual middleware: the credentials come as GraphQL arguments. */
  authenticateWith(email: string, password: string): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const answered: Answered = (error, user) => (error ? reject(error) : resolve(user ? user.userId : null));
      const run = passport.authenticate('local', { session: false }, answered) as (
        req: object,
        res: object,
        next: (error?: unknown) => void,
      ) => void;
      run({ body: { email, password } }, {}, reject);
    });
  }
}
