import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import Stripe from 'stripe';
import { fetchSession } from '../../gateway/fetch-objects.js';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import { type IntentOf, readIntent } from '../intent-row.js';
import { afterwards, type Frozen, type OpHandler } from './op.js';

interface ExpireCall {
  readonly session: string;
}

/** Ends an open payment page. A page that was paid in the same moment stays paid: then its payment is applied instead. */
@Injectable()
export class ExpireFundingOp implements OpHandler<'fund.expire'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(tx: Tx, intent: IntentOf<'fund.expire'>): Promise<Frozen> {
    const [payment] = await tx.query<{ session: string | null; intentId: string }>(
      `select stripe_session as session, intent_id as "intentId" from payments where id = $1`,
      [intent.paymentId],
    );
    if (payment?.session) return { body: { session: payment.session } satisfies ExpireCall };
    const fund = payment && (await readIntent(tx, payment.intentId));
    if (fund && fund.state !== 'refused' && fund.state !== 'done') return { waitFor: fund.id };
    return { refuse: { code: 'no_page', message: 'This payment page was never opened.' } };
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    const { session } = body as ExpireCall;
    try {
      return onPlatform(await this.gateway.sdk.checkout.sessions.expire(session, {}, { idempotencyKey: key }));
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      const now = await afterwards(() => fetchSession(this.gateway.sdk, session));
      if (now.some(({ object }) => object.object === 'checkout.session' && object.status === 'open')) throw error;
      return now;
    }
  }

  async lookUp(body: unknown): Promise<Fetched[] | null> {
    const found = await fetchSession(this.gateway.sdk, (body as ExpireCall).session);
    return found.some(({ object }) => object.object === 'checkout.session' && object.status === 'open') ? null : found;
  }
}
