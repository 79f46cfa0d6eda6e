import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { fetchTransfer } from '../../gateway/fetch-objects.js';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import { afterwards, amountOf, type Frozen, madeBy, metadataOf, type OpHandler } from './op.js';

interface ReverseCall {
  readonly transfer: string;
  readonly params: Stripe.TransferCreateReversalParams;
}

/** Takes a transfer back, in full or in part, as far as the expert's Stripe balance reaches. */
@Injectable()
export class ReverseOp implements OpHandler<'reverse'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(_tx: Tx, intent: IntentOf<'reverse'>): Promise<Frozen> {
    if (!intent.transferId) throw new Error(`The intent ${intent.id} names no transfer.`);
    const params = { amount: amountOf(intent), metadata: metadataOf(intent, this.gateway.environment) };
    return { body: { transfer: intent.transferId, params } satisfies ReverseCall };
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    const { transfer, params } = body as ReverseCall;
    await this.gateway.sdk.transfers.createReversal(transfer, params, { idempotencyKey: key });
    return afterwards(async () => onPlatform(await fetchTransfer(this.gateway.sdk, transfer)));
  }

  async lookUp(body: unknown, intent: IntentOf<'reverse'>): Promise<Fetched[] | null> {
    const transfer = await fetchTransfer(this.gateway.sdk, (body as ReverseCall).transfer);
    return madeBy(transfer.reversals.data, intent) && onPlatform(transfer);
  }
}
