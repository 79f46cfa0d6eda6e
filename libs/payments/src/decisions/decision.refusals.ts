import type { Money } from '@sidecrew/money';
import { BoundBroken } from '@sidecrew/ledger';
import { Refusal } from '@sidecrew/platform';

/** Large amounts need two people. */
export class AskedByYou extends Refusal {
  readonly code = 'SAME_ADMIN';

  constructor() {
    super('You asked for this. A second admin has to confirm it.');
  }
}

/** More than the books allow for this kind of decision. */
export class MoreThanThereIs extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(most: Money, what: string) {
    super(`At most ${most.toString()}: ${what}.`, { most: most.toString() }, 'amount');
  }
}

/** The account that would pay does not hold as much. */
export class BooksDoNotAllow extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor() {
    super('The books do not hold that much on the account this would come from. Look at the balance first.', {}, 'amount');
  }
}

/** Lets the ledger's own bounds speak as a refusal. */
export async function withinBounds<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BoundBroken) throw new BooksDoNotAllow();
    throw error;
  }
}
