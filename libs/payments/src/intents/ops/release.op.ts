import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { fetchTransfer } from '../../gateway/fetch-objects.js';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import { amountOf, currencyOf, type Frozen, lookUpLimit, madeBy, metadataOf, type OpHandler } from './op.js';

/**
 * Passes released money on: a transfer bound to the charge that paid for it. So it is accepted while the charge is still
 * pending, and cannot give out more than the charge took.
 */
@Injectable()
export class ReleaseOp implements OpHandler<'release'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(tx: Tx, intent: IntentOf<'release'>): Promise<Frozen> {
    const { payeeId, fundedMilestoneId } = intent.params;
    const [account] = await tx.query<{ id: string | null }>(`select stripe_id as id from connected_accounts where user_id = $1`, [payeeId]);
    if (!account?.id) return { refuse: { code: 'payout_account_missing', message: 'The expert has no payout account yet.' } };
    const [payment] = await tx.query<{ charge: string | null }>(`select stripe_charge as charge from payments where id = $1`, [
      intent.paymentId,
    ]);
    const body: Stripe.TransferCreateParams = {
      amount: amountOf(intent),
      currency: currencyOf(intent),
      destination: account.id,
      transfer_group: `ms_${fundedMilestoneId}`,
      metadata: metadataOf(intent, this.gateway.environment),
      ...(payment?.charge ? { source_transaction: payment.charge } : {}),
    };
    return { body };
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    return onPlatform(await this.gateway.sdk.transfers.create(body as Stripe.TransferCreateParams, { idempotencyKey: key }));
  }

  async lookUp(body: unknown, intent: IntentOf<'release'>): Promise<Fetched[] | null> {
    const { transfer_group } = body as Stripe.TransferCreateParams;
    const made = madeBy(await this.gateway.sdk.transfers.list({ transfer_group, limit: 100 }).autoPagingToArray(lookUpLimit), intent);
    return made && onPlatform(await fetchTransfer(this.gateway.sdk, made.id));
  }
}
