import { addressDeliveries, snapshotListeners, thinListeners } from '../events/address-deliveries.js';
import { invalidRequest } from '../protocol/api-error.js';
import type { World } from '../world.js';

/** Puts an event on its way again; tells to how many listeners. */
export function resendEvent(world: World, eventId: string, listener?: string): number {
  const { events, thinEvents } = world.tables;
  const type = events.get(eventId)?.type ?? thinEvents.get(eventId)?.type;
  if (type === undefined) throw invalidRequest(`No such event: '${eventId}'`);
  const account = events.ownerOf(eventId) ?? world.platform;
  const all = events.get(eventId) ? snapshotListeners(world, account, type) : thinListeners(world, type);
  const chosen = listener === undefined ? all : [listener];
  addressDeliveries(world, eventId, type, chosen);
  const event = events.get(eventId);
  if (event) events.update(eventId, { pending_webhooks: event.pending_webhooks + chosen.length });
  return chosen.length;
}
