import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { fetchPayment } from '../../gateway/fetch-objects.js';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import { PaymentPorts } from '../../ports.js';
import type { IntentOf } from '../intent-row.js';
import { customerOf } from './customer-of.js';
import { afterwards, amountOf, currencyOf, type Frozen, lookUpLimit, madeBy, metadataOf, type OpHandler } from './op.js';

/** Charges a card that was saved, while its owner is away. A decline is the 402 that Stripe answers. */
@Injectable()
export class ChargeSavedCardOp implements OpHandler<'fund.saved'> {
  constructor(
    private readonly gateway: StripeGateway,
    private readonly ports: PaymentPorts,
  ) {}

  async freeze(tx: Tx, intent: IntentOf<'fund.saved'>): Promise<Frozen> {
    const { payerId, cardId, title } = intent.params;
    const { id, contractId, milestoneId, subjectType, subjectId, paymentId } = intent;
    const fact = { contractId: contractId ?? '', milestoneId: milestoneId ?? '', paymentId: paymentId ?? '', intentId: id };
    const isWanted = await this.ports.find('stillWanted')?.(tx, { ...fact, subject: { type: subjectType, id: subjectId } });
    if (isWanted === false) return { refuse: { code: 'no_longer_wanted', message: 'Nobody waits for this payment any more.' } };
    const [card] = await tx.query<{ stripeId: string; heldFor: string }>(
      `select c.stripe_id as "stripeId", p.held_for as "heldFor" from saved_cards c join payments p on p.id = $3
        where c.user_id = $1 and c.removed_at is null and ($2::uuid is null and c.is_default or c.id = $2)`,
      [payerId, cardId, paymentId],
    );
    if (!card) return { refuse: { code: 'no_saved_card', message: 'There is no saved card to charge.' } };
    const customer = await customerOf(tx, payerId);
    if (!('stripeId' in customer)) return customer;
    const body: Stripe.PaymentIntentCreateParams = {
      amount: amountOf(intent),
      currency: currencyOf(intent),
      customer: customer.stripeId,
      payment_method: card.stripeId,
      off_session: true,
      confirm: true,
      allowed_payment_method_types: ['card'],
      transfer_group: `ms_${card.heldFor}`,
      description: title,
      metadata: metadataOf(intent, this.gateway.environment),
    };
    return { body };
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    const { id } = await this.gateway.sdk.paymentIntents.create(body as Stripe.PaymentIntentCreateParams, { idempotencyKey: key });
    return afterwards(async () => onPlatform(await fetchPayment(this.gateway.sdk, id)));
  }

  async lookUp(body: unknown, intent: IntentOf<'fund.saved'>): Promise<Fetched[] | null> {
    const { customer } = body as { customer: string };
    const payments = await this.gateway.sdk.paymentIntents.list({ customer, limit: 100 }).autoPagingToArray(lookUpLimit);
    const made = madeBy(payments, intent);
    return made && onPlatform(await fetchPayment(this.gateway.sdk, made.id));
  }
}
