import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { IntentRequest, RequestedIntent } from './intent-requests.js';

/** Records wishes about money. Nothing is called here: the runner does that after the commit. */
@Injectable()
export class Intents {
  /**
   * Records a wish in this transaction, or finds the one with the same business key. The caller holds contract and
   * milestone. Throws when the charges cannot carry the amount: the books would have to be wrong for that.
   */
  async request(_tx: Tx, _request: IntentRequest): Promise<RequestedIntent> {
    throw new Error('Not built yet.');
  }
}
