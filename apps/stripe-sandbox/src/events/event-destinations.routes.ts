import { invalidRequest, missing } from '../protocol/api-error.js';
import { list, oneOf, optional, text } from '../protocol/fields.js';
import { newId, randomWord } from '../protocol/ids.js';
import { route } from '../protocol/route.js';
import { hash, mergeMetadata, metadata } from '../protocol/shapes.js';
import { v2PageOf, v2PageShape } from '../protocol/v2-list.js';
import { nowIso, type World } from '../world.js';
import { checkUrl } from './check-url.js';
import type { EventDestination } from './event-destination.js';
import { publishThin } from './publish.js';

const BASE = '/v2/core/event_destinations';
const included = optional(list(oneOf('webhook_endpoint.signing_secret', 'webhook_endpoint.url')));
const webhook = hash({ url: text() });

/** Where v2 events are sent. The secret is only told by the creating call, and only when it is included. */
export const eventDestinationRoutes = [
  route(
    'POST',
    BASE,
    {
      description: optional(text()),
      enabled_events: list(text()),
      event_payload: oneOf('snapshot', 'thin'),
      events_from: optional(list(oneOf('self', 'other_accounts', '@self', '@accounts'))),
      include: included,
      metadata: metadata(),
      name: text(),
      snapshot_api_version: optional(text()),
      type: oneOf('webhook_endpoint'),
      webhook_endpoint: webhook,
    },
    ({ world, account, params }) => {
      checkUrl(params.webhook_endpoint.url, 'webhook_endpoint.url');
      const from = params.events_from ?? ['self'];
      const destination = world.tables.eventDestinations.insert(account, {
        id: newId('ed_test'),
        object: 'v2.core.event_destination',
        created: nowIso(world),
        description: params.description ?? '',
        enabled_events: params.enabled_events,
        event_payload: params.event_payload,
        events_from: from.map((source) => (source.includes('self') ? 'self' : 'other_accounts')),
        livemode: false,
        metadata: mergeMetadata({}, params.metadata),
        name: params.name,
        snapshot_api_version: params.snapshot_api_version ?? null,
        status: 'enabled',
        status_details: null,
        type: 'webhook_endpoint',
        updated: nowIso(world),
        sandbox: { secret: `whsec_${randomWord(32)}`, url: params.webhook_endpoint.url },
      });
      return show(destination, params.include);
    },
  ),
  route('GET', BASE, { ...v2PageShape, include: included }, ({ world, account, params, path }) =>
    v2PageOf(world.tables.eventDestinations.newestFirst(account), params, path, (each) => show(each, withoutSecret(params.include))),
  ),
  route('GET', `${BASE}/:id`, { include: included }, ({ world, ids, params }) => show(find(world, ids[0]), withoutSecret(params.include))),
  route(
    'POST',
    `${BASE}/:id`,
    {
      description: optional(text()),
      enabled_events: optional(list(text())),
      include: included,
      metadata: metadata(),
      name: optional(text()),
      webhook_endpoint: optional(webhook),
    },
    ({ world, ids, params }) => {
      const found = find(world, ids[0]);
      const { description = found.description, enabled_events = found.enabled_events, name = found.name } = params;
      const url = params.webhook_endpoint?.url ?? found.sandbox.url;
      checkUrl(url, 'webhook_endpoint.url');
      const merged = mergeMetadata(found.metadata, params.metadata);
      const patch = {
        description,
        enabled_events,
        name,
        metadata: merged,
        sandbox: { ...found.sandbox, url },
      };
      return show(change(world, found.id, patch), withoutSecret(params.include));
    },
  ),
  route('POST', `${BASE}/:id/disable`, {}, ({ world, ids }) => {
    const { id } = find(world, ids[0]);
    return show(change(world, id, { status: 'disabled', status_details: { disabled: { reason: 'user' } } }));
  }),
  route('POST', `${BASE}/:id/enable`, {}, ({ world, ids }) =>
    show(change(world, find(world, ids[0]).id, { status: 'enabled', status_details: null })),
  ),
  route('POST', `${BASE}/:id/ping`, {}, ({ world, ids }) => {
    const { id } = find(world, ids[0]);
    const related = { id, type: 'v2.core.event_destination', url: `${BASE}/${id}` };
    return publishThin(world, 'v2.core.event_destination.ping', { related });
  }),
  route('DELETE', `${BASE}/:id`, {}, ({ world, ids }) => {
    const { id } = find(world, ids[0]);
    world.tables.eventDestinations.remove(id);
    return { id, object: 'v2.core.event_destination' };
  }),
];

function find(world: World, id = ''): EventDestination {
  const destination = world.tables.eventDestinations.get(id);
  if (!destination) throw missing('event destination', id);
  return destination;
}

function change(world: World, id: string, patch: Partial<EventDestination>): EventDestination {
  return world.tables.eventDestinations.update(id, { ...patch, updated: nowIso(world) });
}

function show(destination: EventDestination, include: string[] = []) {
  const { secret, url } = destination.sandbox;
  const webhookEndpoint = {
    signing_secret: include.includes('webhook_endpoint.signing_secret') ? secret : null,
    url: include.includes('webhook_endpoint.url') ? url : null,
  };
  return { ...destination, webhook_endpoint: include.length > 0 ? webhookEndpoint : null };
}

function withoutSecret(include: string[] | undefined): string[] {
  if (!include?.includes('webhook_endpoint.signing_secret')) return include ?? [];
  throw invalidRequest('The signing secret can only be included when the destination is created.', {
    param: 'include',
  });
}
