import type { Money } from '@sidecrew/money';
import { NotPossibleNow, Refusal } from '@sidecrew/platform';

export class ClaimOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(held: Money) {
    super(`Claim between nothing and the ${held.toString()} that are held.`, { held: held.toString() }, 'statement.claim');
  }
}

export class StatementIsEmpty extends Refusal {
  readonly code = 'EVIDENCE_MISSING';

  constructor() {
    super('Say what happened in at least 20 characters, or add a file.', {}, 'statement');
  }
}

/** Who is a party, works for neither side. */
export class ConflictOfInterest extends Refusal {
  readonly code = 'DISPUTE_CONFLICT_OF_INTEREST';

  constructor() {
    super('You are a party of this contract. Another admin has to take this.');
  }
}

export class SameAdmin extends Refusal {
  readonly code = 'SAME_ADMIN';

  constructor() {
    super('Whoever proposed a split does not decide about it. A second admin has to.');
  }
}

export class OfferWasReplaced extends Refusal {
  readonly code = 'STALE_VERSION';

  constructor() {
    super('There is a newer offer. Look at it before you accept.', {}, 'offerId');
  }
}

/** Guards of the verbs that the process table cannot say. */
export class NotYours extends NotPossibleNow {
  constructor(action: string, state: string, message: string) {
    super('dispute', action, state);
    this.message = message;
  }
}
