import { bankAccountOf } from '../accounts/bank-account.js';
import { capabilityOf } from '../accounts/capabilities.js';
import { sheetOf } from '../balance/balance-sheet.js';
import { book } from '../balance/balance-transaction.js';
import { convert, formatAmount } from '../balance/currencies.js';
import { publish } from '../events/publish.js';
import { availableOn, isStillPending, newCharge, type Charge } from '../payments/charge.js';
import { invalidRequest, missing, ParameterError } from '../protocol/api-error.js';
import { newId } from '../protocol/ids.js';
import { embeddedList } from '../protocol/list.js';
import { nowSeconds, type World } from '../world.js';
import type { Transfer } from './transfer.js';

/** What a transfer is made of. */
export interface TransferWish {
  amount?: number;
  currency: string;
  destination: string;
  description: string | null;
  metadata: Record<string, string>;
  sourceTransaction?: string;
  transferGroup?: string;
}

/** Moves money to a connected account: bound to a charge, or out of what is available. */
export function createTransfer(world: World, wish: TransferWish): Transfer {
  const { currency, destination, description, metadata, sourceTransaction } = wish;
  checkDestination(world, destination);
  const source = sourceTransaction === undefined ? undefined : sourceOf(world, sourceTransaction, currency);
  const amount = wish.amount ?? source?.amount;
  if (amount === undefined) throw new ParameterError('Missing required param: amount.', { code: 'parameter_missing', param: 'amount' });
  if (source) checkSourceRest(world, source, amount);
  const waits = source !== undefined && isStillPending(world, source);
  if (!waits) checkAvailable(world, amount, currency);

  const available = source && availableOn(world, source);
  const id = newId('tr');
  const out = book(world, world.platform, {
    ...{ type: 'transfer', amount: -amount, currency, source: id, description },
    availableOn: available,
  });
  const received = receive(world, id, { ...wish, amount, availableOn: available });
  const transfer = world.tables.transfers.insert(world.platform, {
    id,
    object: 'transfer',
    ...{ amount, currency, description, destination, metadata },
    amount_reversed: 0,
    balance_transaction: out.id,
    created: nowSeconds(world),
    destination_payment: received.id,
    livemode: false,
    reversals: embeddedList([], `/v1/transfers/${id}/reversals`),
    reversed: false,
    source_transaction: source?.id ?? null,
    source_type: 'card',
    transfer_group: wish.transferGroup ?? groupOf(world, source),
  });
  publish(world, world.platform, 'transfer.created', transfer);
  return transfer;
}

// The connected account sees the money come in as a payment of its own.
function receive(world: World, transfer: string, wish: TransferWish & { amount: number; availableOn: number | undefined }): Charge {
  const { amount, currency, destination, description } = wish;
  const seed = newCharge(world, 'py', {
    ...{ amount, currency, description },
    amount_captured: amount,
    captured: true,
    calculated_statement_descriptor: null,
    payment_method_details: { type: 'stripe_account', stripe_account: {} },
    source_transfer: transfer,
    status: 'succeeded',
  });
  const booked = book(world, destination, {
    ...convert(amount, currency, currencyAt(world, destination, currency)),
    ...{ type: 'payment', description, availableOn: wish.availableOn },
    source: seed.id,
  });
  return world.tables.charges.insert(destination, { ...seed, balance_transaction: booked.id });
}

// An expert without a bank account in this currency is paid in the currency of their country.
function currencyAt(world: World, destination: string, currency: string): string {
  if (bankAccountOf(world, destination, currency)) return currency;
  return world.tables.accounts.must(destination).currency;
}

function checkDestination(world: World, id: string): void {
  const account = world.tables.accounts.get(id);
  if (!account) throw missing('destination', id, 'destination');
  if (account.closed || capabilityOf(account, 'stripe_transfers') !== 'active') {
    throw invalidRequest(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments.',
      { code: 'insufficient_capabilities_for_transfer', param: 'destination' },
    );
  }
}

function sourceOf(world: World, id: string, currency: string): Charge {
  const charge = world.tables.charges.get(id);
  if (!charge || world.tables.charges.ownerOf(id) !== world.platform) throw missing('charge', id, 'source_transaction');
  if (charge.status !== 'succeeded' || !charge.captured) {
    throw invalidRequest('The source transaction must be a charge that succeeded.', {
      param: 'source_transaction',
    });
  }
  const booked = world.tables.transactions.must(charge.balance_transaction ?? '');
  if (booked.currency !== currency) {
    throw invalidRequest(
      `The currency of source_transaction's balance transaction (${booked.currency}) must be the same as the transfer currency (${currency})`,
      { param: 'currency' },
    );
  }
  return charge;
}

// Reversed amounts count as used: the stricter reading.
function checkSourceRest(world: World, source: Charge, amount: number): void {
  const used = world.tables.transfers
    .all()
    .filter((transfer) => transfer.source_transaction === source.id)
    .reduce((sum, transfer) => sum + transfer.amount, 0);
  const booked = world.tables.transactions.must(source.balance_transaction ?? '');
  if (used + amount <= booked.amount) return;
  const limit = formatAmount(booked.amount, booked.currency);
  const already = `(There is already a transfer using this source, amounting to ${formatAmount(used, booked.currency)}.)`;
  throw invalidRequest(
    `Transfers using this transaction as a source must not exceed the source amount of ${limit}. ${used > 0 ? already : ''}`.trim(),
    { param: 'amount' },
  );
}

function checkAvailable(world: World, amount: number, currency: string): void {
  if (sheetOf(world, world.platform, currency).available >= amount) return;
  throw invalidRequest(
    'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card.',
    { code: 'balance_insufficient' },
  );
}

function groupOf(world: World, source: Charge | undefined): string | null {
  if (!source) return null;
  if (source.transfer_group !== null) return source.transfer_group;
  const group = `group_${source.payment_intent ?? source.id}`;
  world.tables.charges.update(source.id, { transfer_group: group });
  return group;
}
