import { checkChargeAmount, readCurrency } from '../balance/currencies.js';
import { publish } from '../events/publish.js';
import { invalidRequest } from '../protocol/api-error.js';
import type { Infer } from '../protocol/fields.js';
import { mergeMetadata } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { attemptPayment } from './attempt-payment.js';
import { checkCustomer, checkMethodChoice, methodFor, requireStatus } from './intent-rules.js';
import { newPaymentIntent, type PaymentIntent } from './payment-intent.js';
import type { confirmIntentShape, createIntentShape } from './payment-intent.shapes.js';

/** Opens a payment, and tries it at once when it is to be confirmed. */
export function createIntent(world: World, account: string, params: Infer<typeof createIntentShape>): PaymentIntent {
  checkMethodChoice(params);
  const currency = readCurrency(params.currency);
  checkChargeAmount(params.amount, currency);
  if (params.off_session !== undefined && !params.confirm) {
    throw invalidRequest('off_session can only be sent together with confirm=true.', {
      param: 'off_session',
    });
  }
  const { amount, transfer_group = null, capture_method = 'automatic_async', confirmation_method = 'automatic' } = params;
  const { automatic_payment_methods: automatic, description = null, receipt_email = null, setup_future_usage = null } = params;
  const intent = world.tables.paymentIntents.insert(
    account,
    newPaymentIntent(world, {
      ...{ amount, currency, transfer_group, capture_method, confirmation_method },
      ...{ description, receipt_email, setup_future_usage },
      allowed_payment_method_types: params.allowed_payment_method_types ?? null,
      ...(automatic && {
        automatic_payment_methods: { allow_redirects: automatic.allow_redirects ?? 'always', enabled: automatic.enabled },
      }),
      customer: params.customer === undefined ? null : checkCustomer(world, account, params.customer),
      metadata: mergeMetadata({}, params.metadata),
      statement_descriptor: params.statement_descriptor ?? null,
      statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    }),
  );
  publish(world, account, 'payment_intent.created', intent);
  if (params.confirm) return confirmIntent(world, account, intent, params);
  if (params.payment_method === undefined) return intent;
  return world.tables.paymentIntents.update(intent.id, chosen(world, account, intent, params.payment_method));
}

/** What changes when a way to pay is chosen without being tried yet. */
export function chosen(world: World, account: string, intent: PaymentIntent, id: string) {
  return {
    payment_method: methodFor(world, account, intent, id).id,
    status: 'requires_confirmation' as const,
  };
}

/** Tries a payment with the method that is named or was chosen before. */
export function confirmIntent(
  world: World,
  account: string,
  intent: PaymentIntent,
  params: Pick<Infer<typeof confirmIntentShape>, 'off_session' | 'payment_method' | 'return_url'> & {
    setup_future_usage?: 'off_session' | 'on_session' | null;
  },
): PaymentIntent {
  requireStatus(intent, 'confirm', ['requires_payment_method', 'requires_confirmation', 'requires_action']);
  const id = params.payment_method ?? intent.payment_method;
  if (!id) {
    throw invalidRequest('You cannot confirm this PaymentIntent because it is missing a payment method.', {
      code: 'payment_intent_unexpected_state',
      param: 'payment_method',
    });
  }
  const method = methodFor(world, account, intent, id);
  if (method.type !== 'card') throw invalidRequest('The sandbox takes bank debits on its Checkout page only.');
  const usage = params.setup_future_usage;
  const ready = usage ? world.tables.paymentIntents.update(intent.id, { setup_future_usage: usage }) : intent;
  const offSession = params.off_session ?? false;
  return attemptPayment(world, ready, {
    method,
    offSession,
    authenticated: false,
    returnUrl: params.return_url ?? null,
  });
}
