import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
import { intentOfFile } from '../intents/ops/evidence-file.op.js';

/** A document that was handed to Stripe for an answer to a bank. */
@Injectable()
export class ApplyFile {
  constructor(private readonly outcomes: IntentOutcomes) {}

  async run(tx: Tx, file: Stripe.File): Promise<boolean> {
    const intent = await this.outcomes.lock(tx, intentOfFile(file.filename));
    if (intent?.op !== 'evidence.file') return false;
    await this.outcomes.executed(tx, intent, file.id);
    return true;
  }
}
