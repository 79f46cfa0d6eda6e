import { type Currency, currencyRules, Money } from '@sidecrew/money';
import { NotPossibleNow, Refusal } from '@sidecrew/platform';

export class TipOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(currency: Currency) {
    const { smallestTipMinor, largestTipMinor } = currencyRules(currency);
    const minimum = Money.of(smallestTipMinor, currency).toString();
    const maximum = Money.of(largestTipMinor, currency).toString();
    super(`A tip is between ${minimum} and ${maximum}.`, { minimum, maximum }, 'amount');
  }
}

export class NoTimeForTips extends NotPossibleNow {
  constructor(state: string) {
    super('contract', 'tip', state);
    this.message = 'You can tip from the first released payment until 30 days after the contract’s end.';
  }
}

export class AnotherTipIsOpen extends NotPossibleNow {
  constructor(amount: Money) {
    super('tip', 'tip', 'paying');
    this.message = `The payment page for a tip of ${amount.toString()} is still open. Pay that one, or leave it first.`;
  }
}
