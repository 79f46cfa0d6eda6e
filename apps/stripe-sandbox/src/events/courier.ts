import { DAY, HOUR, SECOND } from '../clock/job.js';
import type { Faults } from '../control/faults.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';
import type { Delivery } from './delivery.js';
import { spoilDelivery } from './spoil-delivery.js';
import { forgetOldDeliveries } from './forget-old-deliveries.js';
import { findListener, type Listener } from './listeners.js';
import { postEvent, type Receipt } from './post-event.js';

/** Waits between the tries of one delivery, by the sandbox clock; the last one repeats up to three days. */
const BACKOFF = [10 * SECOND, 60 * SECOND, 5 * 60 * SECOND, 30 * 60 * SECOND, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
const GIVE_UP_AFTER = 3 * DAY;

/** Carries events to their listeners: one at a time for each, in the order they fell due. */
export class Courier {
  private readonly busy = new Map<string, number>();
  private waiting: (() => void)[] = [];
  private stopped = false;

  constructor(
    private readonly world: World,
    private readonly faults: Faults,
  ) {}

  /** Starts whatever is due and whose listener is free. */
  wake(): void {
    if (this.stopped) return;
    spoilDelivery(this.world, this.faults);
    const perListener = settingsOf(this.world).parallelDeliveries ? 20 : 1;
    for (const delivery of this.due()) {
      const running = this.busy.get(delivery.endpoint) ?? 0;
      if (running >= perListener || this.inFlight.has(delivery.id)) continue;
      this.busy.set(delivery.endpoint, running + 1);
      this.inFlight.add(delivery.id);
      void this.carry(delivery);
    }
    if (this.inFlight.size === 0) this.waiting.splice(0).forEach((resume) => resume());
  }

  /** Resolves once nothing is in flight or due. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.wake();
    });
  }

  stop(): void {
    this.stopped = true;
    this.waiting.splice(0).forEach((resume) => resume());
  }

  /** The moment of the sandbox clock when the next delivery falls due. */
  nextDue(): number | undefined {
    const moments = this.world.tables.deliveries
      .all()
      .filter(isWaiting)
      .map((delivery) => delivery.dueAt);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  private readonly inFlight = new Set<string>();

  private due(): Delivery[] {
    const now = this.world.clock.present();
    return this.world.tables.deliveries
      .all()
      .filter((delivery) => isWaiting(delivery) && delivery.dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt);
  }

  private async carry(delivery: Delivery): Promise<void> {
    const listener = findListener(this.world, delivery.endpoint);
    const receipt = listener?.enabled ? await postEvent(this.world, delivery, listener) : gone;
    this.inFlight.delete(delivery.id);
    this.busy.set(delivery.endpoint, Math.max(0, (this.busy.get(delivery.endpoint) ?? 1) - 1));
    if (this.stopped) return;
    // A reset or restore may have swept the delivery away while it was on its way.
    if (this.world.tables.deliveries.get(delivery.id)) this.note(delivery, receipt, listener);
    this.wake();
  }

  private note(delivery: Delivery, receipt: Receipt, listener: Listener | undefined): void {
    const { deliveries } = this.world.tables;
    const attempts = delivery.attempts + 1;
    const seen = { attempts, lastStatus: receipt.status, lastError: receipt.error };
    if (receipt.status !== null && receipt.status >= 200 && receipt.status < 300) {
      deliveries.update(delivery.id, { ...seen, state: 'delivered' });
      if (delivery.counted) countDown(this.world, delivery.event);
    } else if (!listener?.enabled || this.tooOld(delivery)) {
      deliveries.update(delivery.id, { ...seen, state: 'given_up' });
    } else {
      const wait = BACKOFF[Math.min(attempts, BACKOFF.length) - 1] ?? HOUR;
      deliveries.update(delivery.id, { ...seen, dueAt: this.world.clock.present() + wait });
    }
    forgetOldDeliveries(this.world);
    this.world.store.commit();
  }

  private tooOld(delivery: Delivery): boolean {
    const { events, thinEvents } = this.world.tables;
    const created = events.get(delivery.event)?.created;
    const createdMs = created === undefined ? Date.parse(thinEvents.must(delivery.event).created) : created * 1000;
    return this.world.clock.present() - createdMs > GIVE_UP_AFTER;
  }
}

const gone: Receipt = { status: null, error: 'the endpoint was removed or disabled' };

function isWaiting(delivery: Delivery): boolean {
  return delivery.state === 'waiting';
}

function countDown(world: World, eventId: string): void {
  const event = world.tables.events.get(eventId);
  if (event) world.tables.events.update(eventId, { pending_webhooks: Math.max(0, event.pending_webhooks - 1) });
}
