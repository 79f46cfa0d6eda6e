import { NotPossibleNow, Refusal } from '@sidecrew/platform';

/** The words that they agreed to are not those of today. */
export class ConsentHasChanged extends Refusal {
  readonly code = 'STALE_VERSION';

  constructor() {
    super('The words about keeping your card have changed. Read them again before you agree.', {}, 'consent');
  }
}

export class TooManyCards extends NotPossibleNow {
  constructor(most: number) {
    super('card', 'save', 'full');
    this.message = `You can keep ${most} cards. Remove one first.`;
  }
}
