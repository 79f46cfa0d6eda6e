import { Injectable } from '@nestjs/common';
import { SignInFailed } from '../identity.refusals.js';
import { LocalStrategy } from '../sessions/local.strategy.js';
import { Throttles } from '../sessions/throttles.js';

/** The one way to try a password, whatever for: counted per account and per network address. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly throttles: Throttles,
    private readonly local: LocalStrategy,
  ) {}

  /** Answers whose password it is; refuses alike for a wrong password and an unknown address. */
  async run(givenEmail: string, password: string, address: string): Promise<string> {
    const email = givenEmail.trim().toLowerCase();
    await this.throttles.take('password-of-account', email);
    await this.throttles.take('password-from-address', address);
    const userId = await this.local.authenticateWith(email, password);
    if (!userId) throw new SignInFailed();
    await this.throttles.clear('password-of-account', email);
    await this.throttles.giveBack('password-from-address', address);
    return userId;
  }
}
