import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { classifyAnswer } from '../gateway/classify-answer.js';
import { SyncObject } from '../settlement/sync-object.js';
import { FundingsReader } from './fundings.reader.js';

/** For an owner who comes back from the payment page before the webhook did. */
@Injectable()
export class RefreshFunding {
  constructor(
    private readonly fundings: FundingsReader,
    private readonly sync: SyncObject,
  ) {}

  /**
   * Asks Stripe about an open page and applies what it says; call it with no transaction open. Where Stripe does not
   * answer, the funding stands as it did: the webhook or the reconciliation follows.
   */
  async run(paymentId: string): Promise<void> {
    const funding = await this.fundings.byId(paymentId);
    const waits = funding?.state === 'open' || funding?.state === 'processing';
    if (!funding?.checkoutSessionId || !waits) return;
    try {
      await this.sync.run(funding.checkoutSessionId);
    } catch (error) {
      const isAnswer = error instanceof Stripe.errors.StripeError;
      const { kind } = classifyAnswer(error);
      if (!isAnswer || kind === 'refused' || kind === 'defect') throw error;
    }
  }
}
