import { sheetOf } from '../balance/balance-sheet.js';
import { formatAmount } from '../balance/currencies.js';
import { settleWarnings } from '../disputes/early-fraud-warning.js';
import { publish } from '../events/publish.js';
import { asBooked, isStillPending, type Charge } from '../payments/charge.js';
import { invalidRequest } from '../protocol/api-error.js';
import { newId } from '../protocol/ids.js';
import { settingsOf } from '../settings.js';
import { nowSeconds, type World } from '../world.js';
import type { Refund } from './refund.js';
import { payRefund } from './refund-journey.js';

/** What a caller may say about a refund. */
export interface RefundWish {
  amount?: number;
  reason?: Refund['reason'];
  metadata: Record<string, string>;
}

/** Gives money of a charge back. Waits when the balance is short. Transfers made from the charge stay as they are. */
export function createRefund(world: World, account: string, charge: Charge, wish: RefundWish): Refund {
  const rest = charge.amount - charge.amount_refunded;
  checkRefundable(world, charge, rest, wish.amount);
  const amount = wish.amount ?? rest;
  const { currency, customer, payment_intent, payment_method } = charge;
  const refund = world.tables.refunds.insert(account, {
    id: newId('re'),
    object: 'refund',
    ...{ amount, currency, customer, payment_intent, payment_method },
    balance_transaction: null,
    charge: charge.id,
    created: nowSeconds(world),
    customer_account: null,
    destination_details: {
      type: 'card',
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    },
    metadata: wish.metadata,
    pending_reason: 'insufficient_funds',
    reason: wish.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  });
  const refunded = charge.amount_refunded + amount;
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  const patch = { amount_refunded: refunded, refunded: refunded === charge.amount };
  const changed = world.tables.charges.update(charge.id, patch);
  const paid = isCovered(world, account, charge, amount) ? payRefund(world, refund) : refund;
  publish(world, account, 'refund.created', paid);
  publish(world, account, 'charge.refunded', changed, before);
  if (changed.refunded) settleWarnings(world, charge.id);
  return paid;
}

/** Whether the money for a refund is there. */
export function isCovered(world: World, account: string, charge: Charge, amount: number): boolean {
  const needed = asBooked(world, charge, amount);
  const { available, pending } = sheetOf(world, account, needed.currency);
  const usesPending = settingsOf(world).refundsMayUsePending && isStillPending(world, charge);
  return needed.amount <= available + (usesPending ? pending : 0);
}

function checkRefundable(world: World, charge: Charge, rest: number, amount: number | undefined): void {
  const { currency, id } = charge;
  if (charge.status !== 'succeeded' || !charge.captured) {
    throw invalidRequest(`Charge ${id} cannot be refunded: its status is ${charge.status}.`, { charge: id });
  }
  const open = world.tables.disputes.find((dispute) => dispute.charge === id && !dispute.is_charge_refundable);
  if (open) {
    throw invalidRequest(`Charge ${id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
      charge: id,
    });
  }
  if (charge.source_transfer !== null) {
    throw invalidRequest('What came in by a transfer goes back by a reversal of that transfer.', { charge: id });
  }
  if (charge.refunded) {
    throw invalidRequest(`Charge ${id} has already been refunded.`, {
      code: 'charge_already_refunded',
      charge: id,
    });
  }
  if (amount !== undefined && amount > rest) {
    throw invalidRequest(
      `Refund amount (${formatAmount(amount, currency)}) is greater than unrefunded amount on charge (${formatAmount(rest, currency)})`,
      { param: 'amount', charge: id },
    );
  }
}
