import { publish } from '../events/publish.js';
import { invalidRequest, missing, unexpectedState } from '../protocol/api-error.js';
import { clearable, flag, list, oneOf, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, hash, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { attemptSetup } from './attempt-setup.js';
import { checkCustomer, checkMethodChoice } from './intent-rules.js';
import { retiredTypes } from './payment-intent.shapes.js';
import { resolvePaymentMethod } from './payment-method.js';
import { newSetupIntent, type SetupIntent } from './setup-intent.js';

const confirmShape = {
  ...expandShape,
  payment_method: optional(text()),
  payment_method_types: retiredTypes,
  return_url: optional(text()),
};

/** Saving a card without paying. */
export const setupIntentRoutes = [
  route(
    'POST',
    '/v1/setup_intents',
    {
      ...confirmShape,
      allowed_payment_method_types: optional(list(oneOf('card'))),
      automatic_payment_methods: optional(hash({ enabled: flag(), allow_redirects: optional(oneOf('always', 'never')) })),
      confirm: optional(flag()),
      customer: optional(text()),
      description: clearable(text(1000)),
      metadata: metadata(),
      usage: optional(oneOf('off_session', 'on_session')),
    },
    ({ world, account, params }) => {
      checkMethodChoice(params);
      const setup = world.tables.setupIntents.insert(
        account,
        newSetupIntent(world, {
          allowed_payment_method_types: params.allowed_payment_method_types ?? null,
          customer: params.customer === undefined ? null : checkCustomer(world, account, params.customer),
          description: params.description ?? null,
          metadata: mergeMetadata({}, params.metadata),
          usage: params.usage ?? 'off_session',
        }),
      );
      publish(world, account, 'setup_intent.created', setup);
      if (params.confirm) return confirm(world, account, setup, params);
      if (params.payment_method === undefined) return setup;
      const method = resolvePaymentMethod(world, account, params.payment_method);
      const chosen = { payment_method: method.id, status: 'requires_confirmation' as const };
      return world.tables.setupIntents.update(setup.id, chosen);
    },
  ),
  route(
    'GET',
    '/v1/setup_intents',
    { ...pageShape, created: timeRange(), customer: optional(text()), payment_method: optional(text()) },
    ({ world, account, params, path }) => {
      const rows = world.tables.setupIntents
        .newestFirst(account)
        .filter((setup) => within(setup.created, params.created))
        .filter((setup) => params.customer === undefined || setup.customer === params.customer)
        .filter((setup) => params.payment_method === undefined || setup.payment_method === params.payment_method);
      return pageOf(rows, params, path);
    },
  ),
  route('GET', '/v1/setup_intents/:id', { ...expandShape, client_secret: optional(text()) }, ({ world, account, ids }) =>
    find(world, account, ids[0]),
  ),
  route('POST', '/v1/setup_intents/:id/confirm', confirmShape, ({ world, account, ids, params }) =>
    confirm(world, account, find(world, account, ids[0]), params),
  ),
  route(
    'POST',
    '/v1/setup_intents/:id/cancel',
    {
      ...expandShape,
      cancellation_reason: optional(oneOf('abandoned', 'duplicate', 'requested_by_customer')),
    },
    ({ world, account, ids, params }) => {
      const setup = find(world, account, ids[0]);
      if (setup.status === 'succeeded' || setup.status === 'canceled' || setup.sandbox.session !== null) {
        throw wrongState(setup, 'cancel');
      }
      const patch = { status: 'canceled' as const, cancellation_reason: params.cancellation_reason ?? null };
      const canceled = world.tables.setupIntents.update(setup.id, { ...patch, next_action: null });
      publish(world, account, 'setup_intent.canceled', canceled);
      return canceled;
    },
  ),
];

function find(world: World, account: string, id = ''): SetupIntent {
  const setup = world.tables.setupIntents.get(id);
  if (!setup || world.tables.setupIntents.ownerOf(id) !== account) throw missing('setupintent', id, 'intent');
  return setup;
}

function confirm(world: World, account: string, setup: SetupIntent, params: { payment_method?: string; return_url?: string }): SetupIntent {
  if (setup.status === 'succeeded' || setup.status === 'canceled') throw wrongState(setup, 'confirm');
  const id = params.payment_method ?? setup.payment_method;
  if (!id) {
    throw invalidRequest('You cannot confirm this SetupIntent because it is missing a payment method.', {
      code: 'setup_intent_unexpected_state',
    });
  }
  const method = resolvePaymentMethod(world, account, id);
  return attemptSetup(world, setup, { method, authenticated: false, returnUrl: params.return_url ?? null });
}

function wrongState(setup: SetupIntent, verb: string) {
  return unexpectedState(
    'setup_intent_unexpected_state',
    `You cannot ${verb} this SetupIntent because it has a status of ${setup.status}.`,
  );
}
