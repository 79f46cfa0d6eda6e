import { checkChargeAmount, readCurrency } from '../balance/currencies.js';
import { invalidRequest, missing } from '../protocol/api-error.js';
import { clearable, integer, oneOf, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { chosen, confirmIntent, createIntent } from './create-intent.js';
import { cancelIntent, captureIntent } from './finish-intent.js';
import { checkCustomer, requireStatus } from './intent-rules.js';
import type { PaymentIntent } from './payment-intent.js';
import { confirmIntentShape, createIntentShape, intentShape } from './payment-intent.shapes.js';

/** Payments without a hosted page: created, confirmed, captured and cancelled by calls. */
export const paymentIntentRoutes = [
  route('POST', '/v1/payment_intents', createIntentShape, ({ world, account, params }) => createIntent(world, account, params)),
  route('GET', '/v1/payment_intents/:id', { ...expandShape, client_secret: optional(text()) }, ({ world, account, ids }) =>
    find(world, account, ids[0]),
  ),
  route(
    'GET',
    '/v1/payment_intents',
    { ...pageShape, created: timeRange(), customer: optional(text()) },
    ({ world, account, params, path }) => {
      const rows = world.tables.paymentIntents
        .newestFirst(account)
        .filter((intent) => within(intent.created, params.created))
        .filter((intent) => params.customer === undefined || intent.customer === params.customer);
      return pageOf(rows, params, path);
    },
  ),
  route(
    'POST',
    '/v1/payment_intents/:id',
    {
      ...intentShape,
      amount: optional(integer({ min: 1 })),
      currency: optional(text()),
      customer: optional(text()),
      transfer_group: clearable(text()),
    },
    ({ world, account, params, ids }) => {
      const intent = find(world, account, ids[0]);
      const { expand: _expand, payment_method_types: _types, currency, metadata: patch, payment_method, ...rest } = params;
      if (rest.amount !== undefined || currency !== undefined || payment_method !== undefined) {
        requireStatus(intent, 'update', ['requires_payment_method', 'requires_confirmation', 'requires_action']);
      }
      const to = currency === undefined ? intent.currency : readCurrency(currency);
      if (rest.amount !== undefined) checkChargeAmount(rest.amount, to);
      if (rest.customer !== undefined) checkCustomer(world, account, rest.customer);
      const method = payment_method === undefined ? {} : chosen(world, account, intent, payment_method);
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      const changed = { ...given, ...method, currency: to, metadata: mergeMetadata(intent.metadata, patch) };
      return world.tables.paymentIntents.update(intent.id, changed);
    },
  ),
  route('POST', '/v1/payment_intents/:id/confirm', confirmIntentShape, ({ world, account, params, ids }) =>
    confirmIntent(world, account, find(world, account, ids[0]), params),
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/capture',
    { ...expandShape, amount_to_capture: optional(integer({ min: 1 })), metadata: metadata() },
    ({ world, account, params, ids }) => {
      const intent = find(world, account, ids[0]);
      return captureIntent(world, intent, params.amount_to_capture, mergeMetadata(intent.metadata, params.metadata));
    },
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/cancel',
    {
      ...expandShape,
      cancellation_reason: optional(oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer')),
    },
    ({ world, account, params, ids }) => {
      const intent = find(world, account, ids[0]);
      if (intent.sandbox.session !== null) {
        throw invalidRequest('This PaymentIntent belongs to a Checkout Session: expire the session instead.');
      }
      return cancelIntent(world, intent, params.cancellation_reason ?? null);
    },
  ),
];

function find(world: World, account: string, id = ''): PaymentIntent {
  const intent = world.tables.paymentIntents.get(id);
  if (!intent || world.tables.paymentIntents.ownerOf(id) !== account) throw missing('payment_intent', id, 'intent');
  return intent;
}
