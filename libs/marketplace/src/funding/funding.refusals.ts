import type { Money } from '@sidecrew/money';
import { NotPossibleNow, Refusal } from '@sidecrew/platform';

/** A bank, an inquiry or staff holds the money back; nobody's click moves it. */
export class MoneyIsFrozen extends NotPossibleNow {
  constructor(action: string) {
    super('milestone', action, 'frozen');
    this.message = 'This held payment is frozen until a question about it is answered. Nothing moves before that.';
  }
}

export class ProviderUnreachable extends Refusal {
  readonly code = 'PAYMENT_PROVIDER_UNREACHABLE';

  constructor() {
    super('Our payment partner does not answer. Nothing was charged. Try again in a minute.');
  }
}

export class ProviderRefused extends Refusal {
  readonly code = 'PAYMENT_PROVIDER_REFUSED';

  constructor() {
    super('Our payment partner did not open a payment page. Nothing was charged. Try again later or write to us.');
  }
}

export class PaymentIsBeingConfirmed extends NotPossibleNow {
  constructor() {
    super('milestone', 'fund', 'funding');
    this.message = 'Your payment arrived and is being confirmed. There is nothing more to pay.';
  }
}

export class PaymentPageIsOpen extends NotPossibleNow {
  constructor() {
    super('milestone', 'fund', 'funding');
    this.message = 'Your payment page is open. Pay there, or say that you did not pay and start again.';
  }
}

/** A bank that is asked again and again takes us for a thief. */
export class TooManyDeclines extends Refusal {
  readonly code = 'TOO_MANY_ATTEMPTS';

  constructor(most: number) {
    super(`Your cards were declined ${most} times within a day. Pay on the payment page, or try again tomorrow.`);
  }
}

export class TooLongToFund extends NotPossibleNow {
  constructor(longestDays: number) {
    super('milestone', 'fund', 'planned');
    this.message = `A milestone takes ${longestDays} days at most. Divide longer work.`;
  }
}

export class NotLateYet extends NotPossibleNow {
  constructor() {
    super('milestone', 'cancelLate', 'funded');
    this.message = 'You can cancel without the expert once the work is a day late and nothing was delivered.';
  }
}

export class WorkWasAccepted extends NotPossibleNow {
  constructor() {
    super('milestone', 'cancelLate', 'funded');
    this.message = 'A part of this milestone was accepted. Ask for a refund of the rest instead.';
  }
}

export class RefundOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(held: Money) {
    super(`Give back more than 0 and at most ${held.toString()}.`, { maximum: held.toString() }, 'amount');
  }
}
