import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import type { Frozen, OpHandler } from './op.js';

interface CloseCall {
  readonly dispute: string;
}

/** Gives a chargeback up; it is lost at once. */
@Injectable()
export class ConcedeOp implements OpHandler<'concede'> {
  constructor(private readonly gateway: StripeGateway) {}

  freeze(_tx: Tx, intent: IntentOf<'concede'>): Promise<Frozen> {
    return Promise.resolve({ body: { dispute: intent.params.disputeId } satisfies CloseCall });
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    return onPlatform(await this.gateway.sdk.disputes.close((body as CloseCall).dispute, {}, { idempotencyKey: key }));
  }

  async lookUp(body: unknown): Promise<Fetched[] | null> {
    const dispute = await this.gateway.sdk.disputes.retrieve((body as CloseCall).dispute);
    return dispute.status === 'lost' || dispute.status === 'warning_closed' ? onPlatform(dispute) : null;
  }
}
