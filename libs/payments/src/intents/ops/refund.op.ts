import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { fetchRefund } from '../../gateway/fetch-objects.js';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import { afterwards, amountOf, type Frozen, lookUpLimit, madeBy, metadataOf, type OpHandler } from './op.js';

/** Gives money back to the card it came from. */
@Injectable()
export class RefundOp implements OpHandler<'refund'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(tx: Tx, intent: IntentOf<'refund'>): Promise<Frozen> {
    const [payment] = await tx.query<{ id: string | null }>(`select stripe_payment_intent as id from payments where id = $1`, [
      intent.paymentId,
    ]);
    if (!payment?.id) throw new Error(`The payment behind intent ${intent.id} is missing.`);
    const body: Stripe.RefundCreateParams = {
      payment_intent: payment.id,
      amount: amountOf(intent),
      metadata: metadataOf(intent, this.gateway.environment),
    };
    return { body };
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    const { id } = await this.gateway.sdk.refunds.create(body as Stripe.RefundCreateParams, { idempotencyKey: key });
    // A replayed answer shows the refund as it was; what is applied must be as it is.
    return afterwards(async () => onPlatform(await fetchRefund(this.gateway.sdk, id)));
  }

  async lookUp(body: unknown, intent: IntentOf<'refund'>): Promise<Fetched[] | null> {
    const { payment_intent } = body as Stripe.RefundCreateParams;
    const made = madeBy(await this.gateway.sdk.refunds.list({ payment_intent, limit: 100 }).autoPagingToArray(lookUpLimit), intent);
    return made && onPlatform(await fetchRefund(this.gateway.sdk, made.id));
  }
}
