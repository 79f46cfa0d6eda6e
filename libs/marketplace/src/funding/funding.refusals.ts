import { NotPossibleNow, Refusal } from '@sidecrew/platform';

export class PaymentProviderUnreachable extends Refusal {
  readonly code = 'PAYMENT_PROVIDER_UNREACHABLE';

  constructor() {
    super('Our payment partner does not answer right now. Nothing was charged. Try again in a minute.');
  }
}

export class PaymentProviderRefused extends Refusal {
  readonly code = 'PAYMENT_PROVIDER_REFUSED';

  constructor() {
    super('Our payment partner did not open a payment page. Nothing was charged.');
  }
}

export class NotLateYet extends NotPossibleNow {
  constructor(since: Date) {
    super('milestone', 'cancelLate', 'funded');
    this.message = `You can cancel without the expert's consent from ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC, a day after the due date.`;
  }
}
