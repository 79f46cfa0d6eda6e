import { NotPossibleNow } from '@sidecrew/platform';

export class NoSeatFree extends NotPossibleNow {
  constructor() {
    super('task', 'offer', 'in_hiring');
    this.message = 'Another expert has your offer or contract for this task. Take that back first.';
  }
}

export class BidNotConfirmedYet extends NotPossibleNow {
  constructor() {
    super('bid', 'offer', 'stale');
    this.message = 'You changed the task after this bid. The expert must confirm it first.';
  }
}

export class PaymentInFlight extends NotPossibleNow {
  constructor(action: string) {
    super('contract', action, 'funding');
    this.message = 'A payment is under way. Finish or leave the payment page first.';
  }
}
