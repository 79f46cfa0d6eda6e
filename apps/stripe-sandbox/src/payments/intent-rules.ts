import { invalidRequest, missing, unexpectedState } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { checkUnspent, resolvePaymentMethod, type PaymentMethod } from './payment-method.js';
import type { PaymentIntent } from './payment-intent.js';

/** The methods the sandbox can play; any other name is refused rather than pretended. */
export const playableTypes = ['card', 'us_bank_account'] as const;

/** Refuses parameters that exclude each other. */
export function checkMethodChoice(params: { allowed_payment_method_types?: string[]; automatic_payment_methods?: unknown }): void {
  if (params.allowed_payment_method_types && params.automatic_payment_methods) {
    throw invalidRequest('You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.', {
      param: 'allowed_payment_method_types',
    });
  }
}

/** The customer a call names, or a refusal. */
export function checkCustomer(world: World, account: string, id: string): string {
  const { customers } = world.tables;
  if (!customers.get(id) || customers.ownerOf(id) !== account) throw missing('customer', id, 'customer');
  return id;
}

/** The payment method to pay an intent with; it must belong to the intent's customer or to nobody. */
export function methodFor(world: World, account: string, intent: PaymentIntent, id: string): PaymentMethod {
  const method = resolvePaymentMethod(world, account, id);
  checkUnspent(method);
  if (!intent.payment_method_types.includes(method.type)) {
    throw invalidRequest(`The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent.`, { param: 'payment_method' });
  }
  if (method.customer !== null && method.customer !== intent.customer) {
    throw invalidRequest(
      `The PaymentMethod ${method.id} belongs to a Customer. Please include the Customer in the customer parameter on the PaymentIntent.`,
      { param: 'payment_method' },
    );
  }
  return method;
}

/** Refuses an action that the intent's status does not allow. */
export function requireStatus(intent: PaymentIntent, verb: string, allowed: readonly PaymentIntent['status'][]): void {
  if (allowed.includes(intent.status)) return;
  throw unexpectedState(
    'payment_intent_unexpected_state',
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb === 'cancel' ? 'canceled' : `${verb}ed`.replace('ee', 'e')}: ${allowed.join(', ')}.`,
    { payment_intent: intent.id },
  );
}
