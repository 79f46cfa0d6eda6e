import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { FundingsReader, IntentRunner, type RequestedIntent } from '@sidecrew/payments';
import { PaymentIsBeingConfirmed, ProviderRefused, ProviderUnreachable } from './funding.refusals.js';

/** How long a click waits for an answer that another one is asking for, and how often it looks. */
const patienceMs = 5_000;
const lookAgainMs = 100;

/** The payment partner's page of a wish to be paid. */
@Injectable()
export class PaymentPage {
  constructor(
    private readonly runner: IntentRunner,
    private readonly fundings: FundingsReader,
  ) {}

  /**
   * Calls Stripe after the commit, or waits for whoever asks already, and answers the page's address. An unclear answer
   * leaves everything as it stands: the next click finds the same intent.
   */
  async open(paymentId: string): Promise<string> {
    const known = await this.fundings.byId(paymentId);
    if (!known) throw new Error(`There is no funding ${paymentId}.`);
    if (known.checkoutUrl) return known.checkoutUrl;
    if (known.state === 'processing' || known.state === 'succeeded') throw new PaymentIsBeingConfirmed();
    for (const until = Date.now() + patienceMs; ; await setTimeout(lookAgainMs)) {
      const state = await this.runner.run(known.intentId);
      const url = (await this.fundings.byId(paymentId))?.checkoutUrl;
      if (url) return url;
      if (state === 'refused') throw new ProviderRefused();
      // `ready` and `sending`: a second click, or the worker, is asking right now, so the page is about to be there.
      if (state === 'unknown' || Date.now() > until) throw new ProviderUnreachable();
    }
  }
}

/** The funding that a wish opened. */
export function paymentOf({ id, paymentId }: RequestedIntent): string {
  if (!paymentId) throw new Error(`The funding ${id} has no payment.`);
  return paymentId;
}
