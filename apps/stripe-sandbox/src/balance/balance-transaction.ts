import { scheduleAt } from '../clock/job.js';
import { newId } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';
import { moveOnSheet } from './balance-sheet.js';

/** The kinds of movement the sandbox books. */
export type TransactionType =
  | 'charge'
  | 'refund'
  | 'refund_failure'
  | 'transfer'
  | 'transfer_refund'
  | 'payment'
  | 'payment_refund'
  | 'adjustment'
  | 'payout'
  | 'payout_failure'
  | 'payout_cancel'
  | 'topup'
  | 'stripe_fee'
  | 'reserve_transaction';

/** One movement of an account's balance. */
export interface BalanceTransaction {
  id: string;
  object: 'balance_transaction';
  amount: number;
  available_on: number;
  balance_type: 'payments';
  created: number;
  currency: string;
  description: string | null;
  exchange_rate: number | null;
  fee: number;
  fee_details: { amount: number; application: null; currency: string; description: string; type: string }[];
  net: number;
  reporting_category: string;
  source: string | null;
  status: 'available' | 'pending';
  type: TransactionType;
}

/** What must be known to book a movement. */
export interface Movement {
  type: TransactionType;
  amount: number;
  currency: string;
  source: string | null;
  fee?: number;
  feeReason?: string;
  description?: string | null;
  exchangeRate?: number;
  /** Unix seconds; a moment that is over means at once. */
  availableOn?: number;
  reportingCategory?: string;
}

const categories: Record<TransactionType, string> = {
  charge: 'charge',
  refund: 'refund',
  refund_failure: 'refund_failure',
  transfer: 'transfer',
  transfer_refund: 'transfer_reversal',
  payment: 'charge',
  payment_refund: 'refund',
  adjustment: 'other_adjustment',
  payout: 'payout',
  payout_failure: 'payout_reversal',
  payout_cancel: 'payout_reversal',
  topup: 'topup',
  stripe_fee: 'fee',
  reserve_transaction: 'risk_reserved_funds',
};

/** Books a movement and plans the moment its money becomes available. */
export function book(world: World, account: string, movement: Movement): BalanceTransaction {
  const { amount, currency, fee = 0, type } = movement;
  const now = nowSeconds(world);
  const availableOn = Math.max(movement.availableOn ?? now, now);
  const status = availableOn > now ? ('pending' as const) : ('available' as const);
  const description = movement.feeReason ?? 'Stripe processing fees';
  const transaction = world.tables.transactions.insert(account, {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: availableOn,
    balance_type: 'payments',
    created: now,
    currency,
    description: movement.description ?? null,
    exchange_rate: movement.exchangeRate ?? null,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description, type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: movement.reportingCategory ?? categories[type],
    source: movement.source,
    status,
    type,
  });
  moveOnSheet(world, account, currency, { [status]: transaction.net });
  if (status === 'pending') {
    scheduleAt(world, 'funds-become-available', transaction.id, availableOn * 1000);
  }
  return transaction;
}
