import { Refusal } from '@sidecrew/platform';

export class SignInFailed extends Refusal {
  readonly code = 'SIGN_IN_FAILED';

  constructor() {
    super('The address or the password is not right.');
  }
}

export class TooManyAttempts extends Refusal {
  readonly code = 'TOO_MANY_ATTEMPTS';

  constructor(seconds: number) {
    super(`Too many tries. Try again in ${Math.ceil(seconds / 60)} min, or reset your password.`, {
      seconds,
    });
  }
}

export class PasswordTooWeak extends Refusal {
  readonly code = 'PASSWORD_TOO_WEAK';

  constructor(why: string) {
    super(why, {}, 'password');
  }
}

export class LinkUsedOrExpired extends Refusal {
  readonly code = 'LINK_USED_OR_EXPIRED';

  constructor() {
    super('This link was used before or has expired. Ask for a new one.');
  }
}

export class EmailNotVerified extends Refusal {
  readonly code = 'EMAIL_NOT_VERIFIED';

  constructor() {
    super('Confirm your mail address first: open the link that we mailed to you.');
  }
}

export class AccountSuspended extends Refusal {
  readonly code = 'ACCOUNT_SUSPENDED';

  constructor() {
    super('Your account is suspended. Open contracts go on; write to us to learn more.');
  }
}

export class SecondFactorNeeded extends Refusal {
  readonly code = 'SECOND_FACTOR_NEEDED';

  constructor() {
    super('Now write the six digits that your authenticator app shows.', {}, 'code');
  }
}

export class CodeNotRight extends Refusal {
  readonly code = 'CODE_NOT_RIGHT';

  constructor() {
    super('This code does not fit. Each code counts once: wait for the next one, or use a recovery code.', {}, 'code');
  }
}

export class NobodyWaits extends Refusal {
  readonly code = 'SIGN_IN_FAILED';

  constructor() {
    super('Sign in with your password first; the code counts for ten minutes after it.');
  }
}

export class FreshProofNeeded extends Refusal {
  readonly code = 'FRESH_PROOF_NEEDED';

  constructor() {
    super('Enter your password once more to do this.');
  }
}
