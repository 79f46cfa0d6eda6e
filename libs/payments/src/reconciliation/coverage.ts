import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { Work } from '@sidecrew/platform';

/** How well the money at Stripe covers what is owed to owners and experts, in one currency. */
export interface Coverage {
  readonly currency: Currency;
  readonly atStripeMinor: bigint;
  readonly owedMinor: bigint;
  /** Null while nothing is owed. */
  readonly ratio: number | null;
  /** Below 1.02 is `low`, below 1.00 `short` (escrow design §11): fees leave at once and do not come back with a refund. */
  readonly state: 'good' | 'low' | 'short';
}

/** Reads the coverage as of the last balance that was seen. */
@Injectable()
export class CoverageReader {
  constructor(private readonly work: Work) {}

  async all(): Promise<Coverage[]> {
    const rows = await this.work.read<{ currency: Currency; atStripe: string; owed: string }>(
      `select b.currency, (b.available_minor + b.pending_minor + b.reserved_minor)::text as "atStripe",
              (select coalesce(-sum(a.balance), 0) from ledger_accounts a
                where a.currency = b.currency and a.class in ('escrow', 'payable', 'refund_payable', 'dispute_recovery'))::text as owed
         from stripe_balances b order by b.currency`,
    );
    return rows.map(({ currency, atStripe, owed }) => judge(currency, BigInt(atStripe), BigInt(owed)));
  }
}

function judge(currency: Currency, atStripeMinor: bigint, owedMinor: bigint): Coverage {
  if (owedMinor <= 0n) return { currency, atStripeMinor, owedMinor, ratio: null, state: 'good' };
  const state = atStripeMinor < owedMinor ? 'short' : atStripeMinor * 100n < owedMinor * 102n ? 'low' : 'good';
  return { currency, atStripeMinor, owedMinor, ratio: Number((atStripeMinor * 10_000n) / owedMinor) / 10_000, state };
}
