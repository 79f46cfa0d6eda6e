import { describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { classifyAnswer } from './classify-answer.js';

const answer = (raw: ConstructorParameters<typeof Stripe.errors.StripeInvalidRequestError>[0]) =>
  new Stripe.errors.StripeInvalidRequestError(raw);

describe('an answer of Stripe', () => {
  it.each([
    ['a card that was declined', { statusCode: 402, code: 'card_declined' }, { kind: 'refused', retryable: false }],
    ['a charge that was returned before', { statusCode: 400, code: 'charge_already_refunded' }, { kind: 'refused', retryable: false }],
    ['a charge under dispute', { statusCode: 400, code: 'charge_disputed' }, { kind: 'refused', retryable: false }],
    ['a thing that does not exist', { statusCode: 404, code: 'resource_missing' }, { kind: 'refused', retryable: false }],
    ['a balance that is too low', { statusCode: 400, code: 'balance_insufficient' }, { kind: 'refused', retryable: true }],
    [
      'an account that cannot receive',
      { statusCode: 400, code: 'insufficient_capabilities_for_transfer' },
      { kind: 'refused', retryable: true },
    ],
    ['a key that is in use', { statusCode: 409, code: 'idempotency_key_in_use', type: 'idempotency_error' }, { kind: 'later' }],
    ['too many calls', { statusCode: 429 }, { kind: 'later', code: 'rate_limit' }],
    ['a wrong key of ours', { statusCode: 401 }, { kind: 'later' }],
    ['a key with other parameters', { statusCode: 400, type: 'idempotency_error' }, { kind: 'defect' }],
    ['a fault of Stripe', { statusCode: 500, headers: {} }, { kind: 'unknown', lookUp: false }],
    ['a stored fault', { statusCode: 500, headers: { 'idempotent-replayed': 'true' } }, { kind: 'unknown', lookUp: true }],
    ['no status at all', {}, { kind: 'unknown', lookUp: false }],
  ])('%s', (_what, raw, expected) => {
    expect(classifyAnswer(answer({ message: 'no', ...raw } as never))).toMatchObject(expected);
  });

  it('counts as perhaps executed when it is not understood', () => {
    expect(classifyAnswer(new TypeError('socket hang up'))).toMatchObject({ kind: 'unknown' });
  });

  it('names the parameter, so that an aged one can be renewed', () => {
    expect(classifyAnswer(answer({ statusCode: 400, code: 'parameter_invalid', param: 'expires_at' } as never))).toMatchObject({
      kind: 'refused',
      param: 'expires_at',
    });
  });
});
