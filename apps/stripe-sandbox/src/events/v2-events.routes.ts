import { DAY } from '../clock/job.js';
import { missing } from '../protocol/api-error.js';
import { list, optional, text } from '../protocol/fields.js';
import { route } from '../protocol/route.js';
import { hash } from '../protocol/shapes.js';
import { v2PageOf, v2PageShape } from '../protocol/v2-list.js';

const time = () => optional(text());

/** v2 events, readable for 30 days with what their notification left out. */
export const v2EventRoutes = [
  route('GET', '/v2/core/events/:id', {}, ({ world, ids: [id = ''] }) => {
    const event = world.tables.thinEvents.get(id);
    if (!event || Date.parse(event.created) < world.clock.now() - 30 * DAY) throw missing('event', id);
    return event;
  }),
  route(
    'GET',
    '/v2/core/events',
    {
      ...v2PageShape,
      created: optional(hash({ gt: time(), gte: time(), lt: time(), lte: time() })),
      object_id: optional(text()),
      types: optional(list(text())),
    },
    ({ world, account, params, path }) => {
      const { gt = '', gte = '', lt = '~', lte = '~' } = params.created ?? {};
      const oldest = new Date(world.clock.now() - 30 * DAY).toISOString();
      const rows = world.tables.thinEvents
        .newestFirst(account)
        .filter(({ created }) => created >= oldest && created > gt && created >= gte && created < lt && created <= lte)
        .filter((event) => [undefined, event.related_object?.id].includes(params.object_id))
        .filter((event) => params.types === undefined || params.types.includes(event.type));
      return v2PageOf(rows, params, path);
    },
  ),
];
