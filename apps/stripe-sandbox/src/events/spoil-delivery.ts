import type { EventFault } from '../control/fault-rules.js';
import type { Faults } from '../control/faults.js';
import { newId } from '../protocol/ids.js';
import type { World } from '../world.js';
import type { Delivery } from './delivery.js';

/** Applies the faults on events to every delivery that has not been looked at yet. */
export function spoilDelivery(world: World, faults: Faults): void {
  for (const delivery of world.tables.deliveries.all()) {
    if (delivery.judged || delivery.state !== 'waiting') continue;
    world.tables.deliveries.update(delivery.id, { judged: true });
    for (const { draw, rule } of faults.forEvent(delivery.type)) strike(world, delivery.id, rule, draw);
  }
  world.store.commit();
}

function strike(world: World, id: string, fault: EventFault, draw: () => number): void {
  const { deliveries } = world.tables;
  const delivery = deliveries.must(id);
  switch (fault.do) {
    case 'drop':
      deliveries.update(id, { state: 'dropped' });
      return;
    case 'delay':
      deliveries.update(id, { dueAt: delivery.dueAt + (fault.ms ?? 60_000) });
      return;
    case 'shuffle':
      deliveries.update(id, { dueAt: delivery.dueAt + Math.floor(draw() * (fault.windowMs ?? 1000)) });
      return;
    case 'duplicate':
      copy(world, delivery, fault.copies ?? 1);
      return;
    default:
      deliveries.update(id, { spoil: [...delivery.spoil, fault.do] });
  }
}

function copy(world: World, delivery: Delivery, copies: number): void {
  for (let each = 0; each < copies; each += 1) {
    world.tables.deliveries.insert(world.platform, {
      ...delivery,
      id: newId('dlv'),
      judged: true,
      counted: false,
    });
  }
}
