import { sheetOf } from '../balance/balance-sheet.js';
import { book } from '../balance/balance-transaction.js';
import { convert, formatAmount } from '../balance/currencies.js';
import { publish } from '../events/publish.js';
import { invalidRequest } from '../protocol/api-error.js';
import { newId } from '../protocol/ids.js';
import { settleWaitingRefunds } from '../refunds/refund-journey.js';
import { nowSeconds, type World } from '../world.js';
import { reversalList, type Transfer } from './transfer.js';
import type { TransferReversal } from './transfer-reversal.js';

/** Takes money of a transfer back from the connected account, as far as it is available there. */
export function reverseTransfer(
  world: World,
  transfer: Transfer,
  wanted: number | undefined,
  metadata: Record<string, string>,
): TransferReversal {
  const { currency, destination } = transfer;
  const rest = transfer.amount - transfer.amount_reversed;
  const amount = wanted ?? rest;
  checkReversal(world, transfer, amount, rest);
  const id = newId('trr');
  const refund = giveBack(world, transfer, amount, id);
  const booked = book(world, world.platform, { type: 'transfer_refund', amount, currency, source: id });
  const reversal = world.tables.reversals.insert(world.platform, {
    id,
    object: 'transfer_reversal',
    ...{ amount, currency, metadata },
    balance_transaction: booked.id,
    created: nowSeconds(world),
    destination_payment_refund: refund,
    source_refund: null,
    transfer: transfer.id,
  });
  const reversed = transfer.amount_reversed + amount;
  const changed = world.tables.transfers.update(transfer.id, {
    amount_reversed: reversed,
    reversed: reversed === transfer.amount,
    reversals: reversalList(world, transfer.id),
  });
  publish(world, world.platform, 'transfer.reversed', changed);
  const payment = world.tables.charges.must(transfer.destination_payment);
  publish(world, destination, 'charge.refunded', payment);
  settleWaitingRefunds(world, world.platform, currency);
  return reversal;
}

// On the connected account the reversal is a refund of the payment that came in.
function giveBack(world: World, transfer: Transfer, amount: number, reversal: string): string {
  const { currency, destination, destination_payment } = transfer;
  const payment = world.tables.charges.must(destination_payment);
  const id = newId('pyr');
  const taken = inReceivedCurrency(world, transfer, amount);
  const booked = book(world, destination, {
    ...taken,
    amount: -taken.amount,
    type: 'payment_refund',
    source: id,
  });
  world.tables.refunds.insert(destination, {
    id,
    object: 'refund',
    ...{ amount, currency },
    balance_transaction: booked.id,
    charge: payment.id,
    created: nowSeconds(world),
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: reversal,
    status: 'succeeded',
    transfer_reversal: null,
  });
  const refunded = payment.amount_refunded + amount;
  world.tables.charges.update(payment.id, {
    amount_refunded: refunded,
    refunded: refunded === payment.amount,
  });
  return id;
}

function checkReversal(world: World, transfer: Transfer, amount: number, rest: number): void {
  const { currency, destination, id } = transfer;
  if (rest === 0) {
    throw invalidRequest(`Transfer ${id} is already fully reversed.`, { code: 'transfer_already_reversed' });
  }
  if (amount > rest) {
    throw invalidRequest(
      `Reversal amount (${formatAmount(amount, currency)}) is greater than unreversed amount on transfer (${formatAmount(rest, currency)})`,
      { param: 'amount' },
    );
  }
  const taken = inReceivedCurrency(world, transfer, amount);
  if (sheetOf(world, destination, taken.currency).available < taken.amount) {
    throw invalidRequest(
      `The recipient of this transfer does not have a sufficient available balance to reverse ${formatAmount(amount, currency)}.`,
      { code: 'balance_insufficient' },
    );
  }
}

// What came in converted goes back converted.
function inReceivedCurrency(world: World, transfer: Transfer, amount: number) {
  const payment = world.tables.charges.must(transfer.destination_payment);
  const received = world.tables.transactions.must(payment.balance_transaction ?? '');
  return convert(amount, transfer.currency, received.currency);
}
