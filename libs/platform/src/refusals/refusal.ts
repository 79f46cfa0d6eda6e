import type { RefusalCode } from './refusal-codes.js';

/** Plain facts a client may need beside the sentence: `{ minimum: '10.00 USD', state: 'submitted' }`. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * "No" as a part of the product: a stable code, a sentence for people, and facts.
 * Verbs throw it; one interceptor turns it into the `Refused` member of the result union. Everything else that is thrown is a fault of ours.
 */
export abstract class Refusal extends Error {
  abstract readonly code: RefusalCode;

  constructor(
    message: string,
    readonly facts: RefusalFacts = {},
    /** The input field it belongs to, where there is one: `budget.maximum`. */
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

/** What does not exist and what you may not see answer alike. */
export class NotFound extends Refusal {
  readonly code = 'NOT_FOUND';

  constructor(what: string) {
    super(`This ${what} does not exist, or you cannot see it.`);
  }
}

/** The first commit wins; the loser learns the state that stands now. */
export class NotPossibleNow extends Refusal {
  readonly code = 'NOT_POSSIBLE_NOW';

  constructor(subject: string, action: string, state: string) {
    super(`This ${subject} is ${state.replaceAll('_', ' ')} now, so this is no longer possible.`, { subject, action, state });
  }
}

/** The rule on one field of the input that only the step itself can check. */
export class InvalidInput extends Refusal {
  readonly code = 'INVALID_INPUT';

  constructor(field: string, message: string) {
    super(message, {}, field);
  }
}
