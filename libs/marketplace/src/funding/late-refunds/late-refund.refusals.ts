import { InvalidInput, NotPossibleNow } from '@sidecrew/platform';
import type { MilestoneState } from '../../milestone.process.js';

export class TooLateToRefund extends NotPossibleNow {
  constructor(state: MilestoneState, until: Date) {
    super('milestone', 'refundReleased', state);
    this.message = `Released money can be given back for 180 days. Here that ended on ${until.toISOString().slice(0, 10)} (UTC).`;
  }
}

export class NothingWasReleased extends NotPossibleNow {
  constructor(state: MilestoneState) {
    super('milestone', 'refundReleased', state);
    this.message = 'Nothing of this milestone was released to you, so there is nothing to give back.';
  }
}

export class BankTookItBack extends NotPossibleNow {
  constructor(state: MilestoneState) {
    super('milestone', 'refundReleased', state);
    this.message = 'The owner has this money back from their bank, so there is nothing to give back.';
  }
}

export class KeyOfAnotherRefund extends InvalidInput {
  constructor() {
    super('key', 'This form was sent before with another amount, and that refund is made. Open it again for a new one.');
  }
}
