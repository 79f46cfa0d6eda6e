import { type Currency, currencyRules, Money } from '@sidecrew/money';
import { NotPossibleNow, Refusal } from '@sidecrew/platform';

export class RetainerOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(currency: Currency) {
    const { smallestTaskMinor, largestMilestoneMinor } = currencyRules(currency);
    const minimum = Money.of(smallestTaskMinor, currency).toString();
    const maximum = Money.of(largestMilestoneMinor, currency).toString();
    super(`A retainer holds between ${minimum} and ${maximum} per period.`, { minimum, maximum }, 'amount');
  }
}

export class DrawdownOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(free: Money) {
    const maximum = free.toString();
    super(`Ask for more than 0 and at most ${maximum}: that much is held and not asked for yet.`, { maximum }, 'amount');
  }
}

export class TooLittleIsHeld extends NotPossibleNow {
  constructor(held: Money) {
    super('drawdown', 'approve', 'asked');
    this.message = `Only ${held.toString()} of this retainer is held now, which is less than this asks for. Nothing was released.`;
  }
}
