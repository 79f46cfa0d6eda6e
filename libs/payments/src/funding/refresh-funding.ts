import { Injectable } from '@nestjs/common';
import { RefreshObject } from '../settlement/refresh-object.js';
import { FundingsReader } from './fundings.reader.js';

/** For an owner who comes back from the payment page before the webhook did. */
@Injectable()
export class RefreshFunding {
  constructor(
    private readonly fundings: FundingsReader,
    private readonly refresh: RefreshObject,
  ) {}

  /** Asks Stripe about an open page and applies what it says; call it with no transaction open. */
  async run(paymentId: string): Promise<void> {
    const funding = await this.fundings.byId(paymentId);
    const waits = funding?.state === 'open' || funding?.state === 'processing';
    if (funding?.checkoutSessionId && waits) await this.refresh.run(funding.checkoutSessionId);
  }
}
