import { type Currency, currencyRules, Money } from '@sidecrew/money';
import { NotPossibleNow, Refusal } from '@sidecrew/platform';

export class WeekOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(currency: Currency) {
    const { smallestTaskMinor, largestMilestoneMinor } = currencyRules(currency);
    const minimum = Money.of(smallestTaskMinor, currency).toString();
    const maximum = Money.of(largestMilestoneMinor, currency).toString();
    super(`A full week (cap × rate) costs between ${minimum} and ${maximum}.`, { minimum, maximum }, 'rate');
  }
}

export class HoursAreAgreed extends NotPossibleNow {
  constructor(state: string) {
    super('contract', 'proposeHours', state);
    this.message =
      state === 'proposed' ? 'There is a proposal already. Answer it or take it back first.' : 'Hours are agreed already. End that first.';
  }
}

export class OtherSideAnswers extends NotPossibleNow {
  constructor() {
    super('hourly agreement', 'accept', 'proposed');
    this.message = 'You proposed this, so the other side accepts it.';
  }
}

export class NotADayOfThisWeek extends Refusal {
  readonly code = 'INVALID_INPUT';

  constructor(startsOn: string, until: string) {
    super(`Choose a day from ${startsOn} to ${until}: time is logged for days of the week that have come.`, { startsOn, until }, 'day');
  }
}

export class TwelveHoursADay extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(leftMinutes: number) {
    super(`A day has at most 12 hours: ${leftMinutes} minutes of it are left.`, { leftMinutes }, 'minutes');
  }
}

export class TooManyLines extends NotPossibleNow {
  constructor(most: number) {
    super('week', 'log', 'open');
    this.message = `A week has at most ${most} lines. Put small pieces together.`;
  }
}

export class NothingToQuery extends NotPossibleNow {
  constructor() {
    super('line', 'query', 'unpaid');
    this.message = 'Only lines that would be paid can be questioned.';
  }
}

export class AnswerOutOfRange extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(paidMinutes: number) {
    super(
      `Answer with fewer minutes than the ${paidMinutes} that are questioned; 0 takes the line out.`,
      { maximum: paidMinutes - 1 },
      'minutes',
    );
  }
}
