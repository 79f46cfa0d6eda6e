import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import { NothingToSend } from '../../gateway/classify-answer.js';
import { StripeGateway } from '../../gateway/stripe-gateway.js';
import { type Fetched, onPlatform } from '../../gateway/stripe-object.js';
import { PaymentPorts } from '../../ports.js';
import type { IntentOf } from '../intent-row.js';
import { type Frozen, lookUpLimit, type OpHandler } from './op.js';

interface UploadCall {
  readonly fileId: string;
}

/** Hands a document to Stripe. Files take no metadata, so the name says which wish it belongs to. */
@Injectable()
export class EvidenceFileOp implements OpHandler<'evidence.file'> {
  constructor(
    private readonly gateway: StripeGateway,
    private readonly ports: PaymentPorts,
  ) {}

  freeze(_tx: Tx, intent: IntentOf<'evidence.file'>): Promise<Frozen> {
    return Promise.resolve({ body: { fileId: intent.params.fileId } satisfies UploadCall });
  }

  async send(body: unknown, key: string, intent: IntentOf<'evidence.file'>): Promise<Fetched[]> {
    const kept = await this.ports.find('evidenceFile')?.((body as UploadCall).fileId);
    if (!kept) throw new NothingToSend('file_missing', 'This file does not exist.');
    const file = { data: kept.bytes, name: `${prefixOf(intent)}${kept.name}`, type: kept.mime };
    return onPlatform(await this.gateway.sdk.files.create({ purpose: 'dispute_evidence', file }, { idempotencyKey: key }));
  }

  async lookUp(_body: unknown, intent: IntentOf<'evidence.file'>): Promise<Fetched[] | null> {
    const files = await this.gateway.sdk.files.list({ purpose: 'dispute_evidence', limit: 100 }).autoPagingToArray(lookUpLimit);
    const made = files.find(({ filename }) => filename?.startsWith(prefixOf(intent)));
    return made ? onPlatform(made) : null;
  }
}

const prefixOf = ({ id }: IntentOf<'evidence.file'>): string => `sc_${id}_`;

/** The wish that a file at Stripe belongs to, by its name. */
export const intentOfFile = (filename: string | null): string | null => /^sc_([0-9a-f-]{36})_/.exec(filename ?? '')?.[1] ?? null;
