import { Injectable } from '@nestjs/common';
import { type Currency, Money } from '@sidecrew/money';
import { hours, later, minutes, type Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import type { Fetched } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import { customerOf, withSession } from './customer-of.js';
import { findSession, openSession } from './hosted-session.js';
import { type Frozen, metadataOf, type OpHandler } from './op.js';

/** Stripe's least is 30 minutes on its own clock; the page is ended earlier by our own deadline. */
const pageLivesMs = minutes(31);
/** Somebody who is asked back is not at their desk; Stripe's most is a day. */
const askedBackLivesMs = hours(23);

/** Opens the hosted payment page: one Checkout Session with a line for the price and one for the owner fee. */
@Injectable()
export class FundOp implements OpHandler<'fund'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(tx: Tx, intent: IntentOf<'fund'>): Promise<Frozen> {
    const { payerId, title, successPath, cancelPath, askedBackFor } = intent.params;
    const customer = await customerOf(tx, payerId);
    if (!('stripeId' in customer)) return customer;
    const [payment] = await tx.query<{ id: string; currency: Currency; price: string; fee: string; heldFor: string; keepsCard: boolean }>(
      `select id, currency, price_minor as price, owner_fee_minor as fee, held_for as "heldFor", consent_text is not null as "keepsCard" from payments where intent_id = $1`,
      [intent.id],
    );
    if (!payment) throw new Error(`The funding of intent ${intent.id} is missing.`);
    const metadata = metadataOf(intent, this.gateway.environment);
    const fee = Money.of(payment.fee, payment.currency);
    const line = (name: string, money: Money) => ({
      price_data: { currency: money.currency.toLowerCase(), unit_amount: Number(money.minor), product_data: { name } },
      quantity: 1,
    });
    const body: Stripe.Checkout.SessionCreateParams = {
      mode: 'payment',
      customer: customer.stripeId,
      client_reference_id: payment.id,
      line_items: [line(title, Money.of(payment.price, payment.currency)), ...(fee.isZero ? [] : [line('Sidecrew fee', fee)])],
      payment_intent_data: {
        transfer_group: `ms_${payment.heldFor}`,
        metadata,
        description: title,
        ...(payment.keepsCard ? { setup_future_usage: 'off_session' as const } : {}),
      },
      metadata,
      expires_at: Math.ceil(later(tx.now, askedBackFor ? askedBackLivesMs : pageLivesMs).getTime() / 1000),
      success_url: withSession(`${this.gateway.publicUrl}${successPath}`),
      cancel_url: `${this.gateway.publicUrl}${cancelPath}`,
      allowed_payment_method_types: ['card'],
    };
    return { body };
  }

  send(body: unknown, key: string): Promise<Fetched[]> {
    return openSession(this.gateway.sdk, body, key);
  }

  lookUp(body: unknown, intent: IntentOf<'fund'>): Promise<Fetched[] | null> {
    return findSession(this.gateway.sdk, body, intent);
  }
}
