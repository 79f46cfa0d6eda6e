import { Injectable } from '@nestjs/common';
import { type Currency, isCurrency } from '@sidecrew/money';
import { Work } from '@sidecrew/platform';
import type { Finding } from './breaks.js';
import { CoverageReader } from './coverage.js';

/** Sums that have to be equal whatever happened (escrow design §11). */
@Injectable()
export class CheckEqualities {
  constructor(
    private readonly work: Work,
    private readonly coverage: CoverageReader,
  ) {}

  /** Balances as a whole; of charges those that moved since that date, and those with an open finding. */
  async run(since: Date): Promise<Finding[]> {
    return [...(await this.balances()), ...(await this.charges(since)), ...(await this.thinCoverage())];
  }

  /** Our two Stripe accounts against Stripe's own balance. */
  private async balances(): Promise<Finding[]> {
    const rows = await this.work.read<{ currency: Currency; ours: string; theirs: string }>(
      `select b.currency, (b.available_minor + b.pending_minor + b.reserved_minor)::text as theirs,
              (select coalesce(sum(p.amount), 0) from ledger_accounts a join ledger_postings p on p.account_id = a.id
                where a.name in ('stripe_balance', 'stripe_reserved') and a.currency = b.currency)::text as ours
         from stripe_balances b`,
    );
    return rows
      .filter(({ currency, ours, theirs }) => isCurrency(currency) && ours !== theirs)
      .map(({ currency, ours, theirs }) => ({
        kind: 'balance_differs',
        reference: currency,
        currency,
        expectedMinor: BigInt(ours),
        foundMinor: BigInt(theirs),
      }));
  }

  /** Of each charge: transfers, less what was or should have been taken back, and refunds are within what it took. */
  private async charges(since: Date): Promise<Finding[]> {
    const rows = await this.work.read<{ reference: string; currency: Currency; took: string; gave: string }>(
      `with moved as (
         select payment_id as id from transfers where created_at >= $1 union
         select payment_id from refunds where created_at >= $1 union
         select id from payments where stripe_charge in
           (select reference from reconciliation_breaks where kind = 'over_given' and resolved_at is null and gone_at is null))
       select p.stripe_charge as reference, p.currency, (p.price_minor + p.owner_fee_minor)::text as took,
              (coalesce(t.amount, 0) + p.refunded_minor)::text as gave
         from moved join payments p on p.id = moved.id left join lateral (
           select sum(t.amount_minor - t.reversed_minor - coalesce((select sum(i.amount_minor) from intents i
                    where i.transfer_id = t.id and i.op = 'reverse' and i.state <> 'done'), 0)) as amount
             from transfers t where t.payment_id = p.id) t on true
        where coalesce(t.amount, 0) + p.refunded_minor > p.price_minor + p.owner_fee_minor`,
      [since],
    );
    return rows.map(({ took, gave, ...row }) => ({ kind: 'over_given', ...row, expectedMinor: BigInt(took), foundMinor: BigInt(gave) }));
  }

  private async thinCoverage(): Promise<Finding[]> {
    return (await this.coverage.all())
      .filter(({ state }) => state !== 'good')
      .map(({ currency, owedMinor, atStripeMinor, state }) => ({
        kind: state === 'short' ? 'short_coverage' : 'low_coverage',
        reference: currency,
        currency,
        expectedMinor: owedMinor,
        foundMinor: atStripeMinor,
      }));
  }
}
