import type { Money } from '@sidecrew/money';
import { Refusal } from '@sidecrew/platform';

/** How held money is divided: shares of the price, before the expert fee and without the owner fee. */
export interface Split {
  readonly owner: Money;
  readonly expert: Money;
}

export class SplitDoesNotSum extends Refusal {
  readonly code = 'SPLIT_DOES_NOT_SUM';

  constructor(held: Money) {
    super(`Both shares together are the ${held.toString()} that are held.`, { held: held.toString() }, 'split');
  }
}
