import { Injectable } from '@nestjs/common';
import { SyncObject } from '../settlement/sync-object.js';
import { type Funding, FundingsReader } from './fundings.reader.js';

/** For an owner who comes back from the payment page before the webhook did. */
@Injectable()
export class RefreshFunding {
  constructor(
    private readonly fundings: FundingsReader,
    private readonly sync: SyncObject,
  ) {}

  /** Asks Stripe about an open page and answers the funding as it stands then; null where there is none. */
  async run(paymentId: string): Promise<Funding | null> {
    const funding = await this.fundings.byId(paymentId);
    const waits = funding?.state === 'open' || funding?.state === 'processing';
    if (!funding?.checkoutSessionId || !waits) return funding;
    await this.sync.run(funding.checkoutSessionId);
    return this.fundings.byId(paymentId);
  }
}
