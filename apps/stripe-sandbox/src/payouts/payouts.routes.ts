import { readCurrency } from '../balance/currencies.js';
import { publish, publishUpdated } from '../events/publish.js';
import { invalidRequest, missing } from '../protocol/api-error.js';
import { integer, oneOf, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { createPayout } from './create-payout.js';
import type { Payout } from './payout.js';
import { cancelPayout } from './payout-journey.js';
import { reversePayout } from './reverse-payout.js';

const changeShape = { ...expandShape, metadata: metadata() };

/** Payouts to bank accounts, of the platform or of the connected account that acts. */
export const payoutRoutes = [
  route(
    'POST',
    '/v1/payouts',
    {
      ...changeShape,
      amount: integer({ min: 1 }),
      currency: text(),
      description: optional(text()),
      destination: optional(text()),
      method: optional(oneOf('standard')),
      source_type: optional(oneOf('card')),
      statement_descriptor: optional(text(22)),
    },
    ({ world, account, params }) =>
      createPayout(world, account, {
        amount: params.amount,
        automatic: false,
        currency: readCurrency(params.currency),
        description: params.description,
        destination: params.destination,
        metadata: mergeMetadata({}, params.metadata),
        statementDescriptor: params.statement_descriptor,
      }),
  ),
  route(
    'GET',
    '/v1/payouts',
    {
      ...pageShape,
      arrival_date: timeRange(),
      created: timeRange(),
      destination: optional(text()),
      status: optional(oneOf('pending', 'paid', 'failed', 'canceled', 'in_transit')),
    },
    ({ world, account, params, path }) => {
      const rows = world.tables.payouts
        .newestFirst(account)
        .filter((payout) => within(payout.created, params.created) && within(payout.arrival_date, params.arrival_date))
        .filter((payout) => [undefined, payout.destination].includes(params.destination))
        .filter((payout) => params.status === undefined || payout.status === params.status);
      return pageOf(rows, params, path);
    },
  ),
  route('GET', '/v1/payouts/:id', expandShape, ({ world, account, ids }) => find(world, account, ids[0])),
  route('POST', '/v1/payouts/:id', changeShape, ({ world, account, ids, params }) => {
    const payout = find(world, account, ids[0]);
    const merged = mergeMetadata(payout.metadata, params.metadata);
    return publishUpdated(world, world.tables.payouts, payout.id, 'payout.updated', { metadata: merged });
  }),
  route('POST', '/v1/payouts/:id/cancel', expandShape, ({ world, account, ids }) => {
    const payout = find(world, account, ids[0]);
    if (payout.status !== 'pending' || payout.automatic) {
      throw invalidRequest('Payouts can only be canceled while they are pending and were made by hand.', {
        code: 'payouts_not_cancelable',
      });
    }
    return cancelPayout(world, payout);
  }),
  route('POST', '/v1/payouts/:id/reverse', changeShape, ({ world, account, ids, params }) => {
    const payout = find(world, account, ids[0]);
    if (payout.status !== 'paid' || payout.reversed_by !== null || payout.original_payout !== null) {
      throw invalidRequest('Only a paid payout that was not reversed before can be reversed.', {
        code: 'payouts_not_reversible',
      });
    }
    return reverse(world, account, payout, mergeMetadata({}, params.metadata));
  }),
];

function find(world: World, account: string, id = ''): Payout {
  const payout = world.tables.payouts.get(id);
  if (!payout || world.tables.payouts.ownerOf(id) !== account) throw missing('payout', id, 'payout');
  return payout;
}

function reverse(world: World, account: string, payout: Payout, metadata: Record<string, string>): Payout {
  const back = reversePayout(world, account, payout, metadata);
  const marked = world.tables.payouts.update(payout.id, { reversed_by: back.id });
  publish(world, account, 'payout.updated', marked, { reversed_by: null });
  return back;
}
