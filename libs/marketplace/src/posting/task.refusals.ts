import type { Money } from '@sidecrew/money';
import { NotPossibleNow, Refusal } from '@sidecrew/platform';

export class BudgetTooSmall extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(minimum: Money) {
    super(`Tasks start at ${minimum.toString()}.`, { minimum: minimum.toString() }, 'budgetMinimum');
  }
}

export class BudgetTooLarge extends Refusal {
  readonly code = 'AMOUNT_OUT_OF_RANGE';

  constructor(maximum: Money) {
    super(`Tasks go up to ${maximum.toString()}. Divide longer work into several tasks.`, { maximum: maximum.toString() }, 'budgetMaximum');
  }
}

/** An expert is about to start: what they agreed to must not change under their hands. */
export class TaskHasHiringUnderWay extends NotPossibleNow {
  constructor(action: string) {
    super('task', action, 'in_hiring');
    this.message = 'An offer or an unpaid contract is waiting on this task. Take it back first, or wait for the answer.';
  }
}
