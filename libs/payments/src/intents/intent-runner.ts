import { Injectable } from '@nestjs/common';
import type { IntentState } from './intent-requests.js';

/** Sends recorded wishes to Stripe. */
@Injectable()
export class IntentRunner {
  /**
   * Runs one intent at once, on the same path as the sweep; for links that a person waits for. Call it after the
   * commit. Answers the state that stands afterwards; what is not clear yet goes on in the sweep.
   */
  async run(_intentId: string): Promise<IntentState> {
    throw new Error('Not built yet.');
  }
}
