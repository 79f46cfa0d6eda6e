import Stripe from 'stripe';

/** There is nothing to send after all, found out just before the call; a refusal under this code. */
export class NothingToSend extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What an answer that is not a success means for the wish behind it (escrow design §7). */
export type Verdict =
  /** Not executed, and that will not change under this key. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly retryable: boolean;
      readonly param: string | null;
    }
  /** Not executed and not stored: the same key again, later. */
  | { readonly kind: 'later'; readonly code: string }
  /** Perhaps executed: the same key again, it replays the answer. `lookUp` when only looking can tell. */
  | { readonly kind: 'unknown'; readonly code: string; readonly lookUp: boolean }
  /** The key was used with other parameters: a defect of ours. Never a new key by itself. */
  | { readonly kind: 'defect'; readonly code: string; readonly message: string };

/** Refusals that another time, another balance or a mended account may cure. */
const curable = new Set([
  'account_closed',
  'account_invalid',
  'balance_insufficient',
  'insufficient_capabilities_for_transfer',
  'insufficient_funds',
  'payout_account_missing',
  'transfers_not_allowed',
]);

/** Reads Stripe's answer. Whatever is not understood counts as perhaps executed. */
export function classifyAnswer(error: unknown): Verdict {
  if (error instanceof NothingToSend) return { kind: 'refused', code: error.code, message: error.message, retryable: false, param: null };
  if (!(error instanceof Stripe.errors.StripeError)) return { kind: 'unknown', code: 'connection', lookUp: false };
  const status = error.statusCode;
  // Of a card, the bank's own word says more than that it was declined.
  const code = error.decline_code ?? error.code ?? error.type;
  if (!status) return { kind: 'unknown', code: 'connection', lookUp: false };
  if (status >= 500) return { kind: 'unknown', code: `http_${status}`, lookUp: wasReplayed(error) };
  if (error.rawType === 'idempotency_error') {
    // 409 means the first call still runs; 400 that the same key came with another wish.
    return status === 409 ? { kind: 'later', code } : { kind: 'defect', code: 'idempotency_error', message: error.message };
  }
  if (status === 401 || status === 403 || status === 409 || status === 429)
    return { kind: 'later', code: status === 429 ? 'rate_limit' : code };
  return { kind: 'refused', code, message: error.message, retryable: curable.has(code), param: error.param ?? null };
}

/** A stored 5xx comes again for a day, whatever became of the call; only looking tells. */
function wasReplayed(error: Stripe.errors.StripeError): boolean {
  return error.headers?.['idempotent-replayed'] === 'true';
}
