import { bankAccountOf, type BankAccount } from '../accounts/bank-account.js';
import { sheetOf } from '../balance/balance-sheet.js';
import { book } from '../balance/balance-transaction.js';
import { DAY, HOUR, schedule } from '../clock/job.js';
import { publish } from '../events/publish.js';
import { invalidRequest } from '../protocol/api-error.js';
import { newId } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';
import type { Payout } from './payout.js';

/** What a payout is made of. */
export interface PayoutWish {
  amount: number;
  currency: string;
  automatic: boolean;
  description?: string | null;
  destination?: string;
  metadata?: Record<string, string>;
  statementDescriptor?: string | null;
}

const LEAVES_AFTER = HOUR;

/** Sends available money to the account's bank. It leaves within the hour and arrives a day later. */
export function createPayout(world: World, account: string, wish: PayoutWish): Payout {
  const { amount, currency, automatic } = wish;
  const bank = receiverOf(world, account, wish);
  checkCovered(world, account, amount, currency);
  const id = newId('po');
  const description = wish.description ?? (automatic ? 'STRIPE PAYOUT' : null);
  const booked = book(world, account, { type: 'payout', amount: -amount, currency, source: id, description });
  const payout = world.tables.payouts.insert(account, {
    id,
    object: 'payout',
    ...{ amount, currency, automatic, description },
    application_fee: null,
    application_fee_amount: null,
    arrival_date: nowSeconds(world) + (LEAVES_AFTER + DAY) / 1000,
    balance_transaction: booked.id,
    created: nowSeconds(world),
    destination: bank.id,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: wish.metadata ?? {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: automatic ? 'completed' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: wish.statementDescriptor ?? null,
    status: 'pending',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  });
  publish(world, account, 'payout.created', payout);
  schedule(world, 'payout-leaves', id, LEAVES_AFTER);
  return payout;
}

function receiverOf(world: World, account: string, wish: PayoutWish): BankAccount {
  const connected = world.tables.accounts.get(account);
  if (connected && connected.capabilities.payouts !== 'active') {
    throw invalidRequest('Payouts are not enabled on this account.', { code: 'payouts_not_allowed' });
  }
  const bank =
    wish.destination === undefined ? bankAccountOf(world, account, wish.currency) : world.tables.bankAccounts.get(wish.destination);
  if (bank?.account === account && bank.currency === wish.currency) return bank;
  throw invalidRequest(`Sorry, you don't have any external accounts in that currency (${wish.currency}).`, {
    param: 'currency',
  });
}

function checkCovered(world: World, account: string, amount: number, currency: string): void {
  if (sheetOf(world, account, currency).available >= amount) return;
  throw invalidRequest('You have insufficient funds in your Stripe account for this transfer.', {
    code: 'balance_insufficient',
    param: 'amount',
  });
}
