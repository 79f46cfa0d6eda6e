import type Stripe from 'stripe';
import { fetchSession } from '../../gateway/fetch-objects.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { Intent } from '../intent-row.js';
import { lookUpLimit, madeBy } from './op.js';

/** Opens a hosted page, to pay or to keep a card; `body` is the one frozen in the intent. */
export async function openSession(sdk: Stripe, body: unknown, key: string): Promise<Fetched[]> {
  return onPlatform(await sdk.checkout.sessions.create(body as Stripe.Checkout.SessionCreateParams, { idempotencyKey: key }));
}

/** The page that the intent made, looked for among those of its customer; null where there is none. */
export async function findSession(sdk: Stripe, body: unknown, intent: Intent): Promise<Fetched[] | null> {
  const { customer } = body as Stripe.Checkout.SessionCreateParams;
  const sessions = await sdk.checkout.sessions.list({ customer, limit: 100 }).autoPagingToArray(lookUpLimit);
  const made = madeBy(sessions, intent);
  return made && fetchSession(sdk, made.id);
}
