import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import type { IntentOf } from '../intent-row.js';
import { type Frozen, metadataOf, type OpHandler } from './op.js';

interface EvidenceCall {
  readonly dispute: string;
  readonly params: Stripe.DisputeUpdateParams;
}

/** Hands an answer to a chargeback to the bank: the explanation, and the documents that were uploaded before it. */
@Injectable()
export class EvidenceOp implements OpHandler<'evidence'> {
  constructor(private readonly gateway: StripeGateway) {}

  async freeze(tx: Tx, intent: IntentOf<'evidence'>): Promise<Frozen> {
    const { disputeId, explanation } = intent.params;
    // A document that Stripe did not take is left out: the deadline of the bank does not wait for it.
    const files = await tx.query<{ as: string; file: string }>(
      `select params ->> 'as' as "as", stripe_object_id as file from intents where movement_id = $1 and op = 'evidence.file' and state = 'done'`,
      [intent.movementId],
    );
    const evidence = { uncategorized_text: explanation, ...Object.fromEntries(files.map((one) => [one.as, one.file])) };
    const params = { evidence, submit: true, metadata: metadataOf(intent, this.gateway.environment) };
    return { body: { dispute: disputeId, params } satisfies EvidenceCall };
  }

  async send(body: unknown, key: string): Promise<Fetched[]> {
    const { dispute, params } = body as EvidenceCall;
    return onPlatform(await this.gateway.sdk.disputes.update(dispute, params, { idempotencyKey: key }));
  }

  async lookUp(body: unknown): Promise<Fetched[] | null> {
    const dispute = await this.gateway.sdk.disputes.retrieve((body as EvidenceCall).dispute);
    return dispute.evidence_details.submission_count > 0 ? onPlatform(dispute) : null;
  }
}
