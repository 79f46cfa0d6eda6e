import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import type { Fetched } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import { customerOf, withSession } from './customer-of.js';
import { findSession, openSession } from './hosted-session.js';
import { type Frozen, metadataOf, type OpHandler } from './op.js';

/** Opens the hosted page on which a card is kept for later, without a payment. */
@Injectable()
export class SaveCardOp implements OpHandler<'card.save'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(tx: Tx, intent: IntentOf<'card.save'>): Promise<Frozen> {
    const { payerId, successPath, cancelPath } = intent.params;
    const customer = await customerOf(tx, payerId);
    if (!('stripeId' in customer)) return customer;
    const metadata = metadataOf(intent, this.gateway.environment);
    const body: Stripe.Checkout.SessionCreateParams = {
      mode: 'setup',
      customer: customer.stripeId,
      metadata,
      setup_intent_data: { metadata },
      success_url: withSession(`${this.gateway.publicUrl}${successPath}`),
      cancel_url: `${this.gateway.publicUrl}${cancelPath}`,
      allowed_payment_method_types: ['card'],
    };
    return { body };
  }

  send(body: unknown, key: string): Promise<Fetched[]> {
    return openSession(this.gateway.sdk, body, key);
  }

  lookUp(body: unknown, intent: IntentOf<'card.save'>): Promise<Fetched[] | null> {
    return findSession(this.gateway.sdk, body, intent);
  }
}
