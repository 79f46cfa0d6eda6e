import { schedule, SECOND } from '../clock/job.js';
import { publish } from '../events/publish.js';
import { ApiError } from '../protocol/api-error.js';
import { present } from '../protocol/present.js';
import type { World } from '../world.js';
import { newCharge, paidWith, type Charge, type ChargeOutcome } from './charge.js';
import { checkDecline, needsAuthentication } from './card-decisions.js';
import type { NextAction, PaymentError, PaymentIntent } from './payment-intent.js';
import { testCardOf, type PaymentMethod } from './payment-method.js';
import { takeMoney } from './take-money.js';
import type { Decline } from './test-cards.js';

/** The circumstances of one try. */
export interface Attempt {
  method: PaymentMethod;
  offSession: boolean;
  /** The payer has just proved who they are. */
  authenticated: boolean;
  returnUrl: string | null;
}

/**
 * Tries to take the money. Leaves the intent succeeded, waiting for the payer, or declined;
 * a decline is thrown as the 402 the caller sees, and what it leaves behind stays.
 */
export function attemptPayment(world: World, intent: PaymentIntent, attempt: Attempt): PaymentIntent {
  const { method, offSession, authenticated } = attempt;
  const card = testCardOf(method);
  if (card && !authenticated && needsAuthentication(card, method, offSession)) {
    if (offSession) throw declineAttempt(world, intent, method, authenticationRequired);
    return askForAuthentication(world, intent, attempt);
  }
  const decline = card && checkDecline(card);
  if (decline) throw declineAttempt(world, intent, method, decline);
  return takeMoney(world, intent, method, authenticated);
}

/** Records a refusal: a failed charge, an intent that needs another card, and the error to answer with. */
export function declineAttempt(world: World, intent: PaymentIntent, method: PaymentMethod, decline: Decline): ApiError {
  const account = world.tables.paymentIntents.ownerOf(intent.id) ?? world.platform;
  const charge = world.tables.charges.insert(account, failedCharge(world, intent, method, decline));
  publish(world, account, 'charge.failed', charge);
  const error: PaymentError = {
    type: 'card_error',
    code: decline.code,
    message: decline.message,
    charge: charge.id,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    payment_method: present(method),
    payment_method_type: method.type,
  };
  const failed = world.tables.paymentIntents.update(intent.id, {
    status: 'requires_payment_method',
    last_payment_error: error,
    latest_charge: charge.id,
    payment_method: null,
    next_action: null,
  });
  publish(world, account, 'payment_intent.payment_failed', failed);
  const { type: _type, message: _message, ...fields } = error;
  return new ApiError(402, 'card_error', decline.message, { ...fields, payment_intent: present(failed) }, true);
}

/** The second thoughts that some cards have about a charge that went well. */
export function planAftermath(world: World, charge: Charge, method: PaymentMethod): void {
  if (testCardOf(method)?.aftermath) schedule(world, 'dispute-opens', charge.id, SECOND);
}

const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'This payment needs the cardholder to authenticate it. Ask them to come back and pay with authentication.',
};

function askForAuthentication(world: World, intent: PaymentIntent, attempt: Attempt): PaymentIntent {
  const account = world.tables.paymentIntents.ownerOf(intent.id) ?? world.platform;
  const url = `${world.publicUrl}/3ds/${intent.id}`;
  const action: NextAction = {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: attempt.returnUrl, url },
  };
  const waiting = world.tables.paymentIntents.update(intent.id, {
    status: 'requires_action',
    payment_method: attempt.method.id,
    next_action: action,
    last_payment_error: null,
  });
  publish(world, account, 'payment_intent.requires_action', waiting);
  return waiting;
}

function failedCharge(world: World, intent: PaymentIntent, method: PaymentMethod, decline: Decline): Charge {
  const outcome: ChargeOutcome = {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: 'declined_by_network',
    reason: decline.declineCode ?? decline.code,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  };
  const { amount, currency, customer, description, metadata, transfer_group } = intent;
  return newCharge(world, 'ch', {
    ...{ amount, currency, customer, description, metadata, transfer_group, outcome },
    ...paidWith(method, false, amount),
    status: 'failed',
    payment_intent: intent.id,
    failure_code: decline.code,
    failure_message: decline.message,
  });
}
