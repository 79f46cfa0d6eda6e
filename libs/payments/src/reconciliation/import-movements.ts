import { Injectable } from '@nestjs/common';
import { hours, later, type Tx, Work } from '@sidecrew/platform';
import type Stripe from 'stripe';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import { fromSeconds, idOf } from '../gateway/stripe-object.js';

/** Lists are read this far back beyond the window: a movement may become visible after a younger one. */
const overlapMs = hours(1);
/** Stored in pieces, so that a nightly run of many thousands never holds a long transaction. */
const pieceSize = 1_000;

/** Copies Stripe's own account of our balance into an append-only table, with the balance it leads to. */
@Injectable()
export class ImportMovements {
  constructor(
    private readonly work: Work,
    private readonly gateway: StripeGateway,
  ) {}

  /** Everything since that date. No transaction is open while Stripe is called. */
  async run(from: Date): Promise<void> {
    const { sdk } = this.gateway;
    const since = Math.floor(later(from, -overlapMs).getTime() / 1000);
    let piece: Stripe.BalanceTransaction[] = [];
    const store = async () => {
      const movements = piece;
      piece = [];
      await this.work.transaction((tx) => {
        tx.name('reconcile.import');
        return storeMovements(tx, movements);
      });
    };
    for await (const movement of sdk.balanceTransactions.list({ created: { gte: since }, limit: 100 })) {
      if (piece.push(movement) >= pieceSize) await store();
    }
    await store();
    const balance = await sdk.balance.retrieve();
    await this.work.transaction((tx) => storeBalance(tx, balance));
  }
}

/** One statement for a whole piece. */
async function storeMovements(tx: Tx, movements: readonly Stripe.BalanceTransaction[]): Promise<void> {
  const rows = movements.map((one) => ({
    id: one.id,
    type: one.type,
    category: one.reporting_category,
    source: idOf(one.source),
    currency: one.currency.toUpperCase(),
    amount: one.amount,
    fee: one.fee,
    net: one.net,
    created: fromSeconds(one.created),
    available: fromSeconds(one.available_on),
  }));
  await tx.query(
    `insert into stripe_balance_transactions
       (id, type, reporting_category, source, currency, amount_minor, fee_minor, net_minor, created_at, available_on, imported_at)
     select id, type, category, source, currency, amount, fee, net, created, available, $2
       from jsonb_to_recordset($1) as row (id text, type text, category text, source text, currency text, amount bigint, fee bigint, net bigint,
                                           created timestamptz, available timestamptz)
     on conflict (id) do nothing`,
    [JSON.stringify(rows), tx.now],
  );
}

async function storeBalance(tx: Tx, balance: Stripe.Balance): Promise<void> {
  const sums = new Map<string, { available: number; pending: number; reserved: number }>();
  const add = (
    part: 'available' | 'pending' | 'reserved',
    lines: readonly { readonly amount: number; readonly currency: string }[] = [],
  ) => {
    for (const { amount, currency } of lines) {
      const sum = sums.get(currency.toUpperCase()) ?? { available: 0, pending: 0, reserved: 0 };
      sum[part] += amount;
      sums.set(currency.toUpperCase(), sum);
    }
  };
  add('available', balance.available);
  add('pending', balance.pending);
  add('reserved', balance.connect_reserved);
  for (const [currency, { available, pending, reserved }] of sums) {
    await tx.query(
      `insert into stripe_balances (currency, available_minor, pending_minor, reserved_minor, seen_at) values ($1, $2, $3, $4, $5)
       on conflict (currency) do update set available_minor = excluded.available_minor, pending_minor = excluded.pending_minor,
         reserved_minor = excluded.reserved_minor, seen_at = excluded.seen_at`,
      [currency, available, pending, reserved, tx.now],
    );
  }
}
