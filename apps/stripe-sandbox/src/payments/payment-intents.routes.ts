import { checkChargeAmount, readCurrency } from '../balance/currencies.js';
import { publish, publishUpdated } from '../events/publish.js';
import { invalidRequest, missing } from '../protocol/api-error.js';
import {
  clearable,
  flag,
  integer,
  list,
  oneOf,
  optional,
  retired,
  text,
  type Infer,
} from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, hash, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { attemptPayment } from './attempt-payment.js';
import { cancelIntent, captureIntent } from './finish-intent.js';
import { checkCustomer, checkMethodChoice, methodFor, playableTypes, requireStatus } from './intent-rules.js';
import { newPaymentIntent, type PaymentIntent } from './payment-intent.js';

/** The parameter that this version of the API no longer takes. */
export const retiredTypes = retired(
  'payment_method_types_no_longer_supported',
  'payment_method_types can no longer be sent. Use allowed_payment_method_types instead.',
);

const shared = {
  ...expandShape,
  description: clearable(text(1000)),
  metadata: metadata(),
  payment_method: optional(text()),
  payment_method_types: retiredTypes,
  receipt_email: clearable(text()),
  setup_future_usage: clearable(oneOf('off_session', 'on_session')),
};

const choice = {
  allowed_payment_method_types: optional(list(oneOf(...playableTypes))),
  automatic_payment_methods: optional(
    hash({ enabled: flag(), allow_redirects: optional(oneOf('always', 'never')) }),
  ),
  excluded_payment_method_types: optional(list(text())),
};

const createShape = {
  ...shared,
  ...choice,
  amount: integer({ min: 1 }),
  currency: text(),
  capture_method: optional(oneOf('automatic', 'automatic_async', 'manual')),
  confirm: optional(flag()),
  confirmation_method: optional(oneOf('automatic', 'manual')),
  customer: optional(text()),
  off_session: optional(flag()),
  return_url: optional(text()),
  statement_descriptor: optional(text(22)),
  statement_descriptor_suffix: optional(text(22)),
  transfer_group: optional(text()),
};

const confirmShape = {
  ...expandShape,
  off_session: optional(flag()),
  payment_method: optional(text()),
  payment_method_types: retiredTypes,
  return_url: optional(text()),
  setup_future_usage: optional(oneOf('off_session', 'on_session')),
};

/** Payments without a hosted page: created, confirmed, captured and cancelled by calls. */
export const paymentIntentRoutes = [
  route('POST', '/v1/payment_intents', createShape, ({ world, account, params }) =>
    create(world, account, params),
  ),
  route(
    'GET',
    '/v1/payment_intents/:id',
    { ...expandShape, client_secret: optional(text()) },
    ({ world, account, ids }) => find(world, account, ids[0]),
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
      ...shared,
      amount: optional(integer({ min: 1 })),
      currency: optional(text()),
      customer: optional(text()),
      transfer_group: clearable(text()),
    },
    ({ world, account, params, ids }) => {
      const intent = find(world, account, ids[0]);
      const {
        expand: _expand,
        payment_method_types: _types,
        currency,
        metadata: patch,
        payment_method,
        ...rest
      } = params;
      if (rest.amount !== undefined || currency !== undefined || payment_method !== undefined) {
        requireStatus(intent, 'update', [
          'requires_payment_method',
          'requires_confirmation',
          'requires_action',
        ]);
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
  route('POST', '/v1/payment_intents/:id/confirm', confirmShape, ({ world, account, params, ids }) =>
    confirm(world, account, find(world, account, ids[0]), params),
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/capture',
    { ...expandShape, amount_to_capture: optional(integer({ min: 1 })), metadata: metadata() },
    ({ world, account, params, ids }) => {
      const intent = find(world, account, ids[0]);
      return captureIntent(
        world,
        intent,
        params.amount_to_capture,
        mergeMetadata(intent.metadata, params.metadata),
      );
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
  if (!intent || world.tables.paymentIntents.ownerOf(id) !== account)
    throw missing('payment_intent', id, 'intent');
  return intent;
}

function create(world: World, account: string, params: Infer<typeof createShape>): PaymentIntent {
  checkMethodChoice(params);
  const currency = readCurrency(params.currency);
  checkChargeAmount(params.amount, currency);
  if (params.off_session !== undefined && !params.confirm) {
    throw invalidRequest('off_session can only be sent together with confirm=true.', {
      param: 'off_session',
    });
  }
  const {
    amount,
    transfer_group = null,
    capture_method = 'automatic_async',
    confirmation_method = 'automatic',
  } = params;
  const { description = null, receipt_email = null, setup_future_usage = null } = params;
  const intent = world.tables.paymentIntents.insert(
    account,
    newPaymentIntent(world, {
      ...{ amount, currency, transfer_group, capture_method, confirmation_method },
      ...{ description, receipt_email, setup_future_usage },
      allowed_payment_method_types: params.allowed_payment_method_types ?? null,
      customer: params.customer === undefined ? null : checkCustomer(world, account, params.customer),
      metadata: mergeMetadata({}, params.metadata),
      statement_descriptor: params.statement_descriptor ?? null,
      statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    }),
  );
  publish(world, account, 'payment_intent.created', intent);
  if (params.confirm) return confirm(world, account, intent, params);
  if (params.payment_method === undefined) return intent;
  return world.tables.paymentIntents.update(intent.id, chosen(world, account, intent, params.payment_method));
}

function chosen(world: World, account: string, intent: PaymentIntent, id: string) {
  return {
    payment_method: methodFor(world, account, intent, id).id,
    status: 'requires_confirmation' as const,
  };
}

function confirm(
  world: World,
  account: string,
  intent: PaymentIntent,
  params: Pick<Infer<typeof confirmShape>, 'off_session' | 'payment_method' | 'return_url'> & {
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
  if (method.type !== 'card')
    throw invalidRequest('The sandbox takes bank debits on its Checkout page only.');
  const usage = params.setup_future_usage;
  const ready = usage
    ? publishUpdated(world, world.tables.paymentIntents, intent.id, undefined, { setup_future_usage: usage })
    : intent;
  const offSession = params.off_session ?? false;
  return attemptPayment(world, ready, {
    method,
    offSession,
    authenticated: false,
    returnUrl: params.return_url ?? null,
  });
}
