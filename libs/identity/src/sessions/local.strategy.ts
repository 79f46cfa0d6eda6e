import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Work } from '@sidecrew/platform';
import { Strategy } from 'passport-local';
import { passwordFits } from '../passwords/password-hash.js';

/** Passport's e-mail-and-password strategy: answers the account's id, or false after the same amount of work. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly work: Work) {
    super({ usernameField: 'email', session: false });
  }

  async validate(email: string, password: string): Promise<{ userId: string } | false> {
    const [user] = await this.work.read<{ id: string; password_hash: string }>(`select id, password_hash from users where email = $1`, [email]);
    return (await passwordFits(password, user?.password_hash ?? null)) && user ? { userId: user.id } : false;
  }
}
