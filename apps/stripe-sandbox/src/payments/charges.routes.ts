import { publishUpdated } from '../events/publish.js';
import { missing } from '../protocol/api-error.js';
import { clearable, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import type { Charge } from './charge.js';

/** Charges are read here; they come into being through payments and transfers. */
export const chargeRoutes = [
  route(
    'GET',
    '/v1/charges',
    {
      ...pageShape,
      created: timeRange(),
      customer: optional(text()),
      payment_intent: optional(text()),
      transfer_group: optional(text()),
    },
    ({ world, account, params, path }) => {
      const rows = world.tables.charges
        .newestFirst(account)
        .filter((charge) => within(charge.created, params.created))
        .filter((charge) => params.customer === undefined || charge.customer === params.customer)
        .filter((charge) => params.payment_intent === undefined || charge.payment_intent === params.payment_intent)
        .filter((charge) => params.transfer_group === undefined || charge.transfer_group === params.transfer_group);
      return pageOf(rows, params, path);
    },
  ),
  route('GET', '/v1/charges/:id', expandShape, ({ world, account, ids }) => find(world, account, ids[0])),
  route(
    'POST',
    '/v1/charges/:id',
    {
      ...expandShape,
      description: clearable(text()),
      metadata: metadata(),
      transfer_group: optional(text()),
    },
    ({ world, account, ids, params }) => {
      const charge = find(world, account, ids[0]);
      return publishUpdated(world, world.tables.charges, charge.id, 'charge.updated', {
        description: params.description === undefined ? charge.description : params.description,
        metadata: mergeMetadata(charge.metadata, params.metadata),
        transfer_group: charge.transfer_group ?? params.transfer_group ?? null,
      });
    },
  ),
];

function find(world: World, account: string, id = ''): Charge {
  const charge = world.tables.charges.get(id);
  if (!charge || world.tables.charges.ownerOf(id) !== account) throw missing('charge', id);
  return charge;
}
