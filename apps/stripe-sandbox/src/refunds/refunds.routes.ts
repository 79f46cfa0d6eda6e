import { publishUpdated } from '../events/publish.js';
import type { Charge } from '../payments/charge.js';
import { invalidRequest, missing, unexpectedState } from '../protocol/api-error.js';
import { clearable, integer, oneOf, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { createRefund } from './create-refund.js';
import type { Refund } from './refund.js';

const filters = { charge: optional(text()), payment_intent: optional(text()) };

/** Refunds of charges. */
export const refundRoutes = [
  route(
    'POST',
    '/v1/refunds',
    {
      ...expandShape,
      ...filters,
      amount: optional(integer({ min: 1 })),
      metadata: metadata(),
      reason: clearable(oneOf('duplicate', 'fraudulent', 'requested_by_customer')),
    },
    ({ world, account, params: { amount, reason, metadata: patch, ...target } }) =>
      createRefund(world, account, chargeOf(world, account, target), {
        ...{ amount, reason },
        metadata: mergeMetadata({}, patch),
      }),
  ),
  route('GET', '/v1/refunds', { ...pageShape, ...filters, created: timeRange() }, ({ world, account, params, path }) => {
    const rows = world.tables.refunds
      .newestFirst(account)
      .filter((refund) => within(refund.created, params.created))
      .filter((refund) => [undefined, refund.charge].includes(params.charge))
      .filter((refund) => [undefined, refund.payment_intent].includes(params.payment_intent));
    return pageOf(rows, params, path);
  }),
  route('GET', '/v1/refunds/:id', expandShape, ({ world, account, ids }) => find(world, account, ids[0])),
  route('POST', '/v1/refunds/:id', { ...expandShape, metadata: metadata() }, ({ world, account, ids, params }) => {
    const refund = find(world, account, ids[0]);
    const merged = mergeMetadata(refund.metadata, params.metadata);
    return publishUpdated(world, world.tables.refunds, refund.id, 'refund.updated', { metadata: merged });
  }),
  route('POST', '/v1/refunds/:id/cancel', expandShape, ({ world, account, ids }) => {
    const refund = find(world, account, ids[0]);
    throw unexpectedState(
      'refund_not_cancelable',
      `Refund ${refund.id} cannot be canceled: only refunds that require action from their receiver can.`,
    );
  }),
];

function find(world: World, account: string, id = ''): Refund {
  const refund = world.tables.refunds.get(id);
  if (!refund || world.tables.refunds.ownerOf(id) !== account) throw missing('refund', id);
  return refund;
}

function chargeOf(world: World, account: string, target: { charge?: string; payment_intent?: string }): Charge {
  const { charge, payment_intent } = target;
  if ((charge === undefined) === (payment_intent === undefined)) {
    throw invalidRequest('One of charge and payment_intent is needed, and only one.', { param: 'charge' });
  }
  const { charges, paymentIntents } = world.tables;
  if (charge !== undefined) {
    const found = charges.get(charge);
    if (!found || charges.ownerOf(charge) !== account) throw missing('charge', charge, 'charge');
    return found;
  }
  const id = payment_intent ?? '';
  const intent = paymentIntents.get(id);
  if (!intent || paymentIntents.ownerOf(id) !== account) throw missing('payment_intent', id, 'payment_intent');
  const latest = intent.latest_charge && charges.get(intent.latest_charge);
  if (!latest || latest.status === 'failed') {
    throw invalidRequest('This PaymentIntent does not have a successful charge to refund.', {
      code: 'payment_intent_unexpected_state',
    });
  }
  return latest;
}
