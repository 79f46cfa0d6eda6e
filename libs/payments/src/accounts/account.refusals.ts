import { Refusal } from '@sidecrew/platform';

/** Experts of this country cannot be paid (product edge 10). */
export class CountryNotSupported extends Refusal {
  readonly code = 'COUNTRY_NOT_SUPPORTED';

  constructor(country: string) {
    super(`Experts in this country cannot be paid yet.`, { country }, 'country');
  }
}

/** The profile lacks what the payment partner asks first: the country. */
export class ProfileWithoutCountry extends Refusal {
  readonly code = 'PROFILE_INCOMPLETE';

  constructor() {
    super('Say in your profile which country you live in, then set up your payouts.');
  }
}

/** There is no account to look at yet. */
export class PayoutAccountMissing extends Refusal {
  readonly code = 'PAYOUT_ACCOUNT_MISSING';

  constructor() {
    super('Set up your payouts first.');
  }
}

/** Stripe did not answer in time; nothing is lost. */
export class ProviderUnreachable extends Refusal {
  readonly code = 'PAYMENT_PROVIDER_UNREACHABLE';

  constructor() {
    super('Our payment partner does not answer right now. Please try again in a minute.');
  }
}

/** Stripe said no. */
export class ProviderRefused extends Refusal {
  readonly code = 'PAYMENT_PROVIDER_REFUSED';

  constructor(reason: string | null) {
    super('Our payment partner did not accept this. Please contact us.', { reason });
  }
}
