import { type Money } from '@sidecrew/money';
import { NotPossibleNow, Refusal } from '@sidecrew/platform';

export class MonthlyCapTooLow extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(minimum: Money) {
    super(`A monthly cap covers one period with its fee: at least ${minimum.toString()}.`, { minimum: minimum.toString() }, 'monthlyCap');
  }
}

export class MonthlyCapReached extends NotPossibleNow {
  constructor(cap: Money) {
    super('period', 'fund', 'due');
    this.message = `This would pass the monthly cap of ${cap.toString()} that you set. Nothing was charged.`;
  }
}

export class CardIsBeingCharged extends NotPossibleNow {
  constructor() {
    super('period', 'fund', 'asked');
    this.message = 'Your saved card is being charged for this period. Look again in a minute.';
  }
}

export class PeriodIsFunded extends NotPossibleNow {
  constructor(state: string) {
    super('period', 'fund', state);
    this.message = 'The money for this period is held. There is nothing more to pay.';
  }
}

export class PeriodIsOver extends NotPossibleNow {
  constructor() {
    super('period', 'fund', 'over');
    this.message = 'This period is over, so it is not paid any more.';
  }
}

export class NeedsActiveContract extends NotPossibleNow {
  constructor(action: string, state: string) {
    super('contract', action, state);
    this.message = 'This needs an active contract: its first milestone is paid, and it has not ended.';
  }
}

export class AlreadyAgreed extends NotPossibleNow {
  constructor(what: string) {
    super('contract', 'agree', 'agreed');
    this.message = `This contract has ${what} already. End that one first.`;
  }
}

export class PrefundIsFrozen extends NotPossibleNow {
  constructor() {
    super('period', 'release', 'frozen');
    this.message = 'This held payment is frozen until a question about it is answered. Nothing moves before that.';
  }
}
