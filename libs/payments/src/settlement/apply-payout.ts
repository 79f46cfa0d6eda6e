import { Injectable } from '@nestjs/common';
import {
  type Journal,
  Ledger,
  LedgerReader,
  payoutFailed,
  payoutPaid,
  payoutReturned,
  payoutStarted,
  platformPayout,
  platformPayoutFailed,
  platformTopup,
} from '@sidecrew/ledger';
import { isCurrency } from '@sidecrew/money';
import type { Tx } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { fromSeconds } from '../gateway/stripe-object.js';
import type { PayoutState } from '../port-facts.js';
import { PaymentPorts } from '../ports.js';

/** A payout of an expert to their bank (mirrored, J18) or of the platform to its own, and top-ups (J19). */
@Injectable()
export class ApplyPayout {
  constructor(
    private readonly ledger: Ledger,
    private readonly books: LedgerReader,
    private readonly ports: PaymentPorts,
  ) {}

  async run(tx: Tx, payout: Stripe.Payout, account: string | null): Promise<boolean> {
    if (!account) return this.ofPlatform(tx, payout);
    const [owner] = await tx.query<{ userId: string }>(`select user_id as "userId" from connected_accounts where stripe_id = $1`, [
      account,
    ]);
    if (!owner) return false;
    await this.book(tx, payout, account);
    await this.store(tx, payout, account, owner.userId);
    return true;
  }

  /**
   * The memo book (J18) knows the currencies that contracts have. What Stripe converted into another one on the expert's side
   * stays out of it: at what rate and from which transfers is Stripe's to say, and the row tells all that we know.
   */
  private async book(tx: Tx, payout: Stripe.Payout, account: string): Promise<void> {
    const currency = payout.currency.toUpperCase();
    if (!isCurrency(currency)) return;
    const state = payout.status as PayoutState;
    const facts = { payoutId: payout.id, stripeAccountId: account, currency, amountMinor: BigInt(payout.amount) };
    await this.ledger.post(tx, payoutStarted(facts));
    const wasPaid = await this.books.byKey(tx, 'payout', payout.id, 'payout_paid');
    const end: Journal | null =
      state === 'paid'
        ? payoutPaid(facts)
        : state === 'failed' || state === 'canceled'
          ? wasPaid
            ? payoutReturned(facts)
            : payoutFailed(facts)
          : null;
    if (end) await this.ledger.post(tx, end);
  }

  private async store(tx: Tx, payout: Stripe.Payout, account: string, userId: string): Promise<void> {
    const state = payout.status as PayoutState;
    const currency = payout.currency.toUpperCase();
    const arrivesAt = fromSeconds(payout.arrival_date);
    const changed = await tx.query(
      `insert into stripe_payouts (id, user_id, stripe_account, currency, amount_minor, state, arrives_at, failure, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (id) do update set state = excluded.state, arrives_at = excluded.arrives_at, failure = excluded.failure, changed_at = excluded.changed_at
         where stripe_payouts.state <> excluded.state
       returning id`,
      [payout.id, userId, account, currency, payout.amount, state, arrivesAt, payout.failure_message, fromSeconds(payout.created), tx.now],
    );
    if (changed.length === 0) return;
    await tx.touch(`payouts:${userId}`);
    await this.ports.find('payoutChanged')?.(tx, {
      userId,
      payoutId: payout.id,
      state,
      currency,
      amountMinor: BigInt(payout.amount),
      arrivesAt,
      failure: payout.failure_message,
    });
  }

  private async ofPlatform(tx: Tx, payout: Stripe.Payout): Promise<boolean> {
    const currency = payout.currency.toUpperCase();
    if (!isCurrency(currency)) return false;
    const facts = { source: { type: 'payout', id: payout.id }, currency, amountMinor: BigInt(payout.amount) } as const;
    await this.ledger.post(tx, platformPayout(facts));
    if (payout.status === 'failed' || payout.status === 'canceled') await this.ledger.post(tx, platformPayoutFailed(facts));
    return true;
  }

  async runTopup(tx: Tx, topup: Stripe.Topup): Promise<boolean> {
    const currency = topup.currency.toUpperCase();
    if (!isCurrency(currency)) return false;
    if (topup.status === 'succeeded') {
      await this.ledger.post(
        tx,
        platformTopup({ source: { type: 'balance_transaction', id: topup.id }, currency, amountMinor: BigInt(topup.amount) }),
      );
    }
    return true;
  }
}
