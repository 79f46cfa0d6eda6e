import type { World } from '../world.js';
import { present } from '../protocol/present.js';
import { settingsOf } from '../settings.js';
import type { Delivery } from './delivery.js';
import type { Listener } from './listeners.js';
import { signatureHeader } from './signature.js';

/** How a receiver answered; no status means that it could not be reached in time. */
export interface Receipt {
  status: number | null;
  error: string | null;
}

/** Sends one event once, signed anew. Redirects are not followed and do not count. */
export async function postEvent(world: World, delivery: Delivery, listener: Listener): Promise<Receipt> {
  const event = eventOf(world, delivery.event);
  const body = JSON.stringify(event, null, 2);
  world.watch?.({ kind: 'event', event });
  const secret = delivery.spoil.includes('wrong_secret') ? `${listener.secret}_wrong` : listener.secret;
  const signedAt = Math.floor(Date.now() / 1000) - (delivery.spoil.includes('old_timestamp') ? 3600 : 0);
  try {
    const response = await fetch(listener.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signatureHeader(body, secret, signedAt),
      },
      body: delivery.spoil.includes('cut_body') ? body.slice(0, Math.floor(body.length / 2)) : body,
      signal: AbortSignal.timeout(settingsOf(world).webhookTimeoutMs),
    });
    await response.body?.cancel();
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) };
  }
}

function eventOf(world: World, eventId: string): unknown {
  const thin = world.tables.thinEvents.get(eventId);
  if (!thin) return present(world.tables.events.must(eventId));
  // A thin event carries no data; the receiver fetches the event or its object when it wants more.
  const { data: _data, ...notification } = thin;
  return notification;
}
