import { newId } from '../protocol/ids.js';
import { present } from '../protocol/present.js';
import { isRecord } from '../protocol/shapes.js';
import type { Resource, Table } from '../storage/table.js';
import { nowIso, nowSeconds, type World } from '../world.js';
import { addressDeliveries, snapshotListeners, thinListeners } from './address-deliveries.js';
import { API_VERSION, type SnapshotEvent } from './snapshot-event.js';
import type { ThinEvent } from './thin-event.js';

/** Tells everyone who listens what happened to an object. The object is frozen into the event, unexpanded. */
export function publish(world: World, account: string, type: string, object: unknown, previous?: Record<string, unknown>): SnapshotEvent {
  const listeners = snapshotListeners(world, account, type);
  const { cause } = world;
  const event = world.tables.events.insert(account, {
    id: newId('evt'),
    object: 'event',
    ...(account !== world.platform && { account }),
    api_version: API_VERSION,
    created: nowSeconds(world),
    data: { object: present(object), ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: listeners.length,
    request: { id: cause?.requestId ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    type,
  });
  addressDeliveries(world, event.id, type, listeners);
  return event;
}

/** Changes an object and tells what it looked like before. */
export function publishUpdated<T extends Resource>(world: World, table: Table<T>, id: string, type: string, patch: Partial<T>): T {
  const before = table.must(id);
  const after = table.update(id, patch);
  publish(world, table.ownerOf(id) ?? world.platform, type, after, previousAttributes(before, after));
  return after;
}

/** Tells that something changed at a v2 object. */
export function publishThin(
  world: World,
  type: string,
  about: { related?: ThinEvent['related_object']; data?: Record<string, unknown>; context?: string },
): ThinEvent {
  const { cause } = world;
  const request = cause && { id: cause.requestId, idempotency_key: cause.idempotencyKey };
  const event = world.tables.thinEvents.insert(world.platform, {
    id: newId('evt'),
    object: 'v2.core.event',
    context: about.context ?? null,
    created: nowIso(world),
    data: about.data ?? null,
    livemode: false,
    reason: request && { type: 'request', request },
    related_object: about.related ?? null,
    type,
  });
  addressDeliveries(world, event.id, type, thinListeners(world, type));
  return event;
}

/** The fields that differ, with their earlier values. */
export function previousAttributes(before: unknown, after: unknown): Record<string, unknown> {
  const old = present(before);
  const fresh = present(after);
  if (!isRecord(old) || !isRecord(fresh)) return {};
  const changed = Object.entries(old).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(fresh[key]));
  return Object.fromEntries(changed);
}
