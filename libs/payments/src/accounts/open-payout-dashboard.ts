import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import { PayoutAccountMissing } from './account.refusals.js';
import { inPersonsWords } from './provider-answer.js';

/** Leads an expert to their own page at Stripe: balance, payouts, bank account. */
@Injectable()
export class OpenPayoutDashboard {
  constructor(
    private readonly work: Work,
    private readonly gateway: StripeGateway,
  ) {}

  /** Answers a link that works once. Refuses with PAYOUT_ACCOUNT_MISSING before the first set-up. */
  async run(actor: Actor): Promise<string> {
    const [row] = await this.work.read<{ stripeId: string | null }>(
      `select stripe_id as "stripeId" from connected_accounts where user_id = $1`,
      [actor.id],
    );
    const stripeId = row?.stripeId;
    if (!stripeId) throw new PayoutAccountMissing();
    return inPersonsWords(async () => (await this.gateway.sdk.accounts.createLoginLink(stripeId)).url);
  }
}
