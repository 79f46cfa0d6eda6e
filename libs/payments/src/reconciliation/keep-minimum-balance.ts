import { Injectable } from '@nestjs/common';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import { CoverageReader } from './coverage.js';

/**
 * Tells Stripe how much must stay: what is owed to owners and experts, per currency, and that nothing leaves for our bank
 * by itself. An automatic payout would carry off money that is not ours (escrow design §2).
 */
@Injectable()
export class KeepMinimumBalance {
  constructor(
    private readonly gateway: StripeGateway,
    private readonly coverage: CoverageReader,
  ) {}

  async run(): Promise<void> {
    const owed = (await this.coverage.all()).map(({ currency, owedMinor }) => [currency.toLowerCase(), Number(owedMinor)] as const);
    await this.gateway.sdk.balanceSettings.update({
      payments: { payouts: { schedule: { interval: 'manual' }, minimum_balance_by_currency: Object.fromEntries(owed) } },
    });
  }
}
