import { matchesType } from '../control/faults.js';
import { invalidRequest, missing } from '../protocol/api-error.js';
import { flag, list, optional, text } from '../protocol/fields.js';
import { pageOf, within } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, pageShape, timeRange } from '../protocol/shapes.js';
import { DAY } from '../clock/job.js';
import { nowSeconds } from '../world.js';

const KEPT_SECONDS = (30 * DAY) / 1000;

/** Snapshot events, readable for 30 days. */
export const eventRoutes = [
  route('GET', '/v1/events/:id', expandShape, ({ world, account, ids: [id = ''] }) => {
    const event = world.tables.events.get(id);
    const readable = event && event.created >= nowSeconds(world) - KEPT_SECONDS;
    if (!readable || world.tables.events.ownerOf(id) !== account) throw missing('event', id);
    return event;
  }),
  route(
    'GET',
    '/v1/events',
    {
      ...pageShape,
      created: timeRange(),
      delivery_success: optional(flag()),
      type: optional(text()),
      types: optional(list(text())),
    },
    ({ world, account, params, path }) => {
      if (params.type !== undefined && params.types !== undefined) {
        throw invalidRequest('You may only specify one of type and types.', { param: 'types' });
      }
      const patterns = params.types ?? (params.type === undefined ? ['*'] : [params.type]);
      const rows = world.tables.events
        .newestFirst(account)
        .filter((event) => event.created >= nowSeconds(world) - KEPT_SECONDS && within(event.created, params.created))
        .filter((event) => patterns.some((pattern) => matchesType(pattern, event.type)))
        .filter(({ pending_webhooks }) => [undefined, pending_webhooks === 0].includes(params.delivery_success));
      return pageOf(rows, params, path);
    },
  ),
];
