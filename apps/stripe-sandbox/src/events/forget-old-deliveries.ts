import type { World } from '../world.js';

const KEPT = 500;

/** Keeps the list of finished deliveries short; every event itself stays readable. */
export function forgetOldDeliveries(world: World): void {
  const { deliveries } = world.tables;
  if (deliveries.size <= 2 * KEPT) return;
  const finished = deliveries.all().filter((delivery) => delivery.state !== 'waiting');
  for (const { id } of finished.slice(0, -KEPT)) deliveries.remove(id);
}
