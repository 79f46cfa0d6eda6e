import type { Tx } from '@sidecrew/platform';
import type { IntentState } from '../intent-requests.js';
import type { Frozen } from './op.js';

/** The payer at Stripe, or what has to happen before there is one. Throws where nobody asked for it. */
export async function customerOf(tx: Tx, userId: string): Promise<{ readonly stripeId: string } | Exclude<Frozen, { body: unknown }>> {
  const [known] = await tx.query<{ stripeId: string }>(`select stripe_id as "stripeId" from stripe_customers where user_id = $1`, [userId]);
  if (known) return known;
  const [wish] = await tx.query<{ id: string; state: IntentState }>(`select id, state from intents where business_key = $1`, [
    `customer:${userId}`,
  ]);
  if (!wish) throw new Error(`Nobody asked for a customer of ${userId}.`);
  if (wish.state === 'refused') return { refuse: { code: 'customer_refused', message: 'The payment partner did not accept this payer.' } };
  return { waitFor: wish.id };
}

/** Stripe fills the placeholder in when it sends the payer back. */
export const withSession = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}session_id={CHECKOUT_SESSION_ID}`;
