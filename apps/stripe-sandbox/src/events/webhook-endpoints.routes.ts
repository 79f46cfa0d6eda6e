import { missing } from '../protocol/api-error.js';
import { clearable, flag, list, optional, text } from '../protocol/fields.js';
import { newId, randomWord } from '../protocol/ids.js';
import { pageOf } from '../protocol/list.js';
import { route } from '../protocol/route.js';
import { expandShape, mergeMetadata, metadata, pageShape } from '../protocol/shapes.js';
import { nowSeconds, type World } from '../world.js';
import { checkUrl } from './check-url.js';
import type { WebhookEndpoint } from './webhook-endpoint.js';

const BASE = '/v1/webhook_endpoints';

/** Where snapshot events are sent. The secret is told once, in the answer that creates the endpoint. */
export const webhookEndpointRoutes = [
  route(
    'POST',
    BASE,
    {
      ...expandShape,
      api_version: optional(text()),
      connect: optional(flag()),
      description: clearable(text()),
      enabled_events: list(text()),
      metadata: metadata(),
      url: text(),
    },
    ({ world, account, params }) => {
      checkUrl(params.url);
      const secret = `whsec_${randomWord(32)}`;
      const endpoint = world.tables.webhookEndpoints.insert(account, {
        id: newId('we'),
        object: 'webhook_endpoint',
        api_version: params.api_version ?? null,
        application: null,
        created: nowSeconds(world),
        description: params.description ?? null,
        enabled_events: params.enabled_events,
        livemode: false,
        metadata: mergeMetadata({}, params.metadata),
        status: 'enabled',
        url: params.url,
        sandbox: { secret, connect: params.connect ?? false },
      });
      return { ...endpoint, secret };
    },
  ),
  route('GET', `${BASE}/:id`, expandShape, ({ world, ids }) => find(world, ids[0])),
  route('GET', BASE, pageShape, ({ world, account, params, path }) =>
    pageOf(world.tables.webhookEndpoints.newestFirst(account), params, path),
  ),
  route(
    'POST',
    `${BASE}/:id`,
    {
      ...expandShape,
      description: clearable(text()),
      disabled: optional(flag()),
      enabled_events: optional(list(text())),
      metadata: metadata(),
      url: optional(text()),
    },
    ({ world, params, ids }) => {
      const endpoint = find(world, ids[0]);
      const { disabled, url = endpoint.url, enabled_events = endpoint.enabled_events } = params;
      checkUrl(url);
      const status = disabled === undefined ? endpoint.status : disabled ? 'disabled' : 'enabled';
      const description = params.description === undefined ? endpoint.description : params.description;
      const merged = mergeMetadata(endpoint.metadata, params.metadata);
      const patch = { url, enabled_events, status, description, metadata: merged } as const;
      return world.tables.webhookEndpoints.update(endpoint.id, patch);
    },
  ),
  route('DELETE', `${BASE}/:id`, {}, ({ world, ids }) => {
    const { id } = find(world, ids[0]);
    world.tables.webhookEndpoints.remove(id);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
];

function find(world: World, id = ''): WebhookEndpoint {
  const endpoint = world.tables.webhookEndpoints.get(id);
  if (!endpoint) throw missing('webhook endpoint', id, 'webhook_endpoint');
  return endpoint;
}
