import { publish } from '../events/publish.js';
import { invalidRequest, missing } from '../protocol/api-error.js';
import { integer, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import { readCurrency } from './currencies.js';
import { createTopup, type Topup } from './topup.js';

const changeShape = { ...expandShape, description: optional(text()), metadata: metadata() };

/** Money brought in from the platform's own bank. */
export const topupRoutes = [
  route(
    'POST',
    '/v1/topups',
    {
      ...changeShape,
      amount: integer({ min: 1 }),
      currency: text(),
      statement_descriptor: optional(text(15)),
      transfer_group: optional(text()),
    },
    ({ world, account, params }) => {
      if (account !== world.platform) throw invalidRequest('Only the platform can top up its balance.');
      return createTopup(world, {
        amount: params.amount,
        currency: readCurrency(params.currency),
        description: params.description ?? null,
        metadata: mergeMetadata({}, params.metadata),
        statement_descriptor: params.statement_descriptor ?? null,
        transfer_group: params.transfer_group ?? null,
      });
    },
  ),
  route('GET', '/v1/topups', { ...pageShape, created: timeRange(), status: optional(text()) }, ({ world, account, params, path }) => {
    const rows = world.tables.topups
      .newestFirst(account)
      .filter((topup) => within(topup.created, params.created))
      .filter((topup) => params.status === undefined || topup.status === params.status);
    return pageOf(rows, params, path);
  }),
  route('GET', '/v1/topups/:id', expandShape, ({ world, account, ids }) => find(world, account, ids[0])),
  route('POST', '/v1/topups/:id', changeShape, ({ world, account, ids, params }) => {
    const topup = find(world, account, ids[0]);
    const description = params.description ?? topup.description;
    const merged = mergeMetadata(topup.metadata, params.metadata);
    return world.tables.topups.update(topup.id, { description, metadata: merged });
  }),
  route('POST', '/v1/topups/:id/cancel', expandShape, ({ world, account, ids }) => {
    const topup = find(world, account, ids[0]);
    if (topup.status !== 'pending') throw invalidRequest('Only a pending top-up can be canceled.');
    const canceled = world.tables.topups.update(topup.id, { status: 'canceled' });
    publish(world, account, 'topup.canceled', canceled, { status: 'pending' });
    return canceled;
  }),
];

function find(world: World, account: string, id = ''): Topup {
  const topup = world.tables.topups.get(id);
  if (!topup || world.tables.topups.ownerOf(id) !== account) throw missing('topup', id);
  return topup;
}
