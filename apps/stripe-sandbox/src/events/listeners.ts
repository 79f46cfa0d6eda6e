import type { World } from '../world.js';

/** Where a delivery goes and how it is signed. */
export interface Listener {
  id: string;
  url: string;
  secret: string;
  enabled: boolean;
}

/** The endpoint or destination with an id. */
export function findListener(world: World, id: string): Listener | undefined {
  const endpoint = world.tables.webhookEndpoints.get(id);
  if (endpoint) {
    return { id, url: endpoint.url, secret: endpoint.sandbox.secret, enabled: endpoint.status === 'enabled' };
  }
  const destination = world.tables.eventDestinations.get(id);
  if (!destination) return undefined;
  const { secret, url } = destination.sandbox;
  return { id, url, secret, enabled: destination.status === 'enabled' };
}
