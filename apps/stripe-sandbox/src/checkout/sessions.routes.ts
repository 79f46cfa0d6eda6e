import { missing } from '../protocol/api-error.js';
import { oneOf, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, mergeMetadata, metadata, pageShape, timeRange } from '../protocol/shapes.js';
import type { World } from '../world.js';
import type { CheckoutSession } from './checkout-session.js';
import { createSession } from './create-session.js';
import { expireSession } from './expire-session.js';
import { sessionShape } from './session-shape.js';

const BASE = '/v1/checkout/sessions';

/** Visits to the hosted page. */
export const sessionRoutes = [
  route('POST', BASE, sessionShape, ({ world, account, params }) => createSession(world, account, params)),
  route(
    'GET',
    BASE,
    {
      ...pageShape,
      created: timeRange(),
      customer: optional(text()),
      payment_intent: optional(text()),
      status: optional(oneOf('complete', 'expired', 'open')),
    },
    ({ world, account, params, path }) => {
      const rows = world.tables.checkoutSessions
        .newestFirst(account)
        .filter((session) => within(session.created, params.created))
        .filter((session) => params.customer === undefined || session.customer === params.customer)
        .filter((session) => params.payment_intent === undefined || session.payment_intent === params.payment_intent)
        .filter((session) => params.status === undefined || session.status === params.status);
      return pageOf(rows, params, path);
    },
  ),
  route('GET', `${BASE}/:id`, expandShape, ({ world, account, ids }) => find(world, account, ids[0])),
  route('POST', `${BASE}/:id`, { ...expandShape, metadata: metadata() }, ({ world, account, ids, params }) => {
    const session = find(world, account, ids[0]);
    const merged = mergeMetadata(session.metadata, params.metadata);
    return world.tables.checkoutSessions.update(session.id, {
      metadata: merged,
    });
  }),
  route('POST', `${BASE}/:id/expire`, expandShape, ({ world, account, ids }) => expireSession(world, find(world, account, ids[0]))),
  route('GET', `${BASE}/:id/line_items`, pageShape, ({ world, account, ids, params, path }) =>
    pageOf(find(world, account, ids[0]).sandbox.items, params, path),
  ),
];

function find(world: World, account: string, id = ''): CheckoutSession {
  const session = world.tables.checkoutSessions.get(id);
  if (!session || world.tables.checkoutSessions.ownerOf(id) !== account) throw missing('checkout.session', id, 'session');
  return session;
}
