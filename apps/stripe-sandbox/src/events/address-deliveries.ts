import { matchesType } from '../control/faults.js';
import { newId } from '../protocol/ids.js';
import type { World } from '../world.js';

/** The endpoints that want a snapshot event of this account. */
export function snapshotListeners(world: World, account: string, type: string): string[] {
  const fromConnected = account !== world.platform;
  const endpoints = world.tables.webhookEndpoints
    .all()
    .filter((endpoint) => endpoint.status === 'enabled' && endpoint.sandbox.connect === fromConnected)
    .filter((endpoint) => endpoint.enabled_events.some((pattern) => matchesType(pattern, type)));
  const source = fromConnected ? 'other_accounts' : 'self';
  const destinations = world.tables.eventDestinations
    .all()
    .filter((destination) => destination.status === 'enabled' && destination.event_payload === 'snapshot')
    .filter((destination) => destination.events_from.includes(source))
    .filter((destination) => destination.enabled_events.some((pattern) => matchesType(pattern, type)));
  return [...endpoints, ...destinations].map((listener) => listener.id);
}

/** The destinations that want a thin event. */
export function thinListeners(world: World, type: string): string[] {
  return world.tables.eventDestinations
    .all()
    .filter((destination) => destination.status === 'enabled' && destination.event_payload === 'thin')
    .filter((destination) => destination.enabled_events.some((pattern) => matchesType(pattern, type)))
    .map((destination) => destination.id);
}

/** Puts an event on its way to each of its listeners. */
export function addressDeliveries(world: World, event: string, type: string, listeners: string[]): void {
  for (const endpoint of listeners) {
    world.tables.deliveries.insert(world.platform, {
      id: newId('dlv'),
      endpoint,
      event,
      type,
      state: 'waiting',
      attempts: 0,
      dueAt: world.clock.now(),
      lastStatus: null,
      lastError: null,
      spoil: [],
      judged: false,
      counted: true,
    });
  }
}
