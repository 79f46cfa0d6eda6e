import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { classifyAnswer } from '../gateway/classify-answer.js';
import { SyncObject } from './sync-object.js';

/** For somebody who comes back from a hosted page before the webhook did. */
@Injectable()
export class RefreshObject {
  constructor(private readonly sync: SyncObject) {}

  /**
   * Asks Stripe about an object and applies what it says; call it with no transaction open. Where Stripe does not answer,
   * everything stands as it did: the webhook or the reconciliation follows.
   */
  async run(objectId: string): Promise<void> {
    try {
      await this.sync.run(objectId);
    } catch (error) {
      const isAnswer = error instanceof Stripe.errors.StripeError;
      const { kind } = classifyAnswer(error);
      if (!isAnswer || kind === 'refused' || kind === 'defect') throw error;
    }
  }
}
