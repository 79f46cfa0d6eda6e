import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import type { Frozen, OpHandler } from './op.js';

interface DetachCall {
  readonly method: string;
}

/** Lets a card go at Stripe. Nothing charges it any more already, so a refusal (it was gone before) changes nothing. */
@Injectable()
export class RemoveCardOp implements OpHandler<'card.remove'> {
  constructor(private readonly gateway: StripeGateway) {}

  freeze(_tx: Tx, intent: IntentOf<'card.remove'>): Promise<Frozen> {
    return Promise.resolve({ body: { method: intent.params.paymentMethod } satisfies DetachCall });
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    return onPlatform(await this.gateway.sdk.paymentMethods.detach((body as DetachCall).method, {}, { idempotencyKey: key }));
  }

  async lookUp(body: unknown): Promise<Fetched[] | null> {
    const method = await this.gateway.sdk.paymentMethods.retrieve((body as DetachCall).method);
    return method.customer ? null : onPlatform(method);
  }
}
