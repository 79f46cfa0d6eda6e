import type { Money } from '@sidecrew/money';
import { NotPossibleNow, Refusal } from '@sidecrew/platform';

/** An empty delivery must not start the owner's clock. */
export class EvidenceMissing extends Refusal {
  readonly code = 'EVIDENCE_MISSING';

  constructor(missing: readonly string[]) {
    super(
      'Show each point of the checklist with a file, a link or a note of at least 20 characters.',
      { missing: missing.join(',') },
      'evidence',
    );
  }
}

export class NothingToOpen extends Refusal {
  readonly code = 'EVIDENCE_MISSING';

  constructor() {
    super('A delivery has at least one file or link that the owner can open.', {}, 'evidence');
  }
}

/** The person looked at another delivery than the one that stands now. */
export class DeliveryWasReplaced extends Refusal {
  readonly code = 'STALE_VERSION';

  constructor(newestId: string, newestNumber: number) {
    super(
      `Delivery ${newestNumber} is the newest one. Look at it before you decide.`,
      { deliveryId: newestId, n: newestNumber },
      'deliveryId',
    );
  }
}

export class ApprovalOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(held: Money) {
    super(`Approve more than nothing and at most the ${held.toString()} that are held.`, { held: held.toString() }, 'amount');
  }
}

export class ChangeRoundsUsed extends Refusal {
  readonly code = 'ROUND_LIMIT_REACHED';

  constructor(rounds: number) {
    super(`Changes can be asked for ${rounds} times. Approve a part, or open a dispute.`, { rounds });
  }
}

export class ReviewExtendedBefore extends NotPossibleNow {
  constructor() {
    super('review', 'extend', 'extended');
    this.message = 'A review can be extended once.';
  }
}
