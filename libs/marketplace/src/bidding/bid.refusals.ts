import type { Money } from '@sidecrew/money';
import { Refusal } from '@sidecrew/platform';

export class OwnTask extends Refusal {
  readonly code = 'OWN_TASK';

  constructor() {
    super('This is your own task. Others bid on it.');
  }
}

export class NotVetted extends Refusal {
  readonly code = 'NOT_VETTED';

  constructor(category: string) {
    super(`You can bid in ${category} after we have seen your work there. Ask for it in your profile.`, { category });
  }
}

export class CountryNotSupported extends Refusal {
  readonly code = 'COUNTRY_NOT_SUPPORTED';

  constructor(country: string) {
    super('Our payment partner cannot pay out in your country yet, so you cannot bid.', { country });
  }
}

export class ProfileIncomplete extends Refusal {
  readonly code = 'PROFILE_INCOMPLETE';

  constructor() {
    super('Complete your expert profile first. Owners choose by it.');
  }
}

export class BidLimitReached extends Refusal {
  readonly code = 'BID_LIMIT_REACHED';

  constructor(limit: number) {
    super(`This task has ${limit} bids already, which is the most a task takes.`, { limit });
  }
}

export class RoundLimitReached extends Refusal {
  readonly code = 'ROUND_LIMIT_REACHED';

  constructor(limit: number) {
    super(`You made ${limit} counter-offers, which is the most. Take the terms, offer, or decline.`, { limit });
  }
}

export class BidBelowMinimum extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(minimum: Money) {
    super(`Bids start at ${minimum.toString()}.`, { minimum: minimum.toString() }, 'price');
  }
}

export class MilestoneOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(minimum: Money, maximum: Money) {
    super(
      `A milestone is between ${minimum.toString()} and ${maximum.toString()}.`,
      { minimum: minimum.toString(), maximum: maximum.toString() },
      'milestones',
    );
  }
}

export class MilestonesDoNotSum extends Refusal {
  readonly code = 'SPLIT_DOES_NOT_SUM';

  constructor(price: Money, sum: Money) {
    super(
      `The milestones add up to ${sum.toString()}, the price is ${price.toString()}. Make them equal.`,
      { price: price.toString(), sum: sum.toString() },
      'milestones',
    );
  }
}

/** The terms changed since they were read: what a person agrees to must be what they saw. */
export class StaleVersion extends Refusal {
  readonly code = 'STALE_VERSION';

  constructor(current: number) {
    super('These terms changed since you opened the page. Read the new ones first.', { current });
  }
}
