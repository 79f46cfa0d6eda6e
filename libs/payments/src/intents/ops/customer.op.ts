import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import { type Frozen, lookUpLimit, madeBy, metadataOf, type OpHandler } from './op.js';

/** Makes a payer known to Stripe, once per person. */
@Injectable()
export class CustomerOp implements OpHandler<'customer'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(_tx: Tx, intent: IntentOf<'customer'>): Promise<Frozen> {
    const { email, userId } = intent.params;
    const body: Stripe.CustomerCreateParams = { email, metadata: { ...metadataOf(intent, this.gateway.environment), sc_user: userId } };
    return { body };
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    return onPlatform(await this.gateway.sdk.customers.create(body as Stripe.CustomerCreateParams, { idempotencyKey: key }));
  }

  async lookUp(body: unknown, intent: IntentOf<'customer'>): Promise<Fetched[] | null> {
    const { email } = body as Stripe.CustomerCreateParams;
    const made = madeBy(await this.gateway.sdk.customers.list({ email, limit: 100 }).autoPagingToArray(lookUpLimit), intent);
    return made && onPlatform(made);
  }
}
