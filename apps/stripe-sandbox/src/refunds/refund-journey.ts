import { book } from '../balance/balance-transaction.js';
import { SECOND, schedule } from '../clock/job.js';
import { publish, publishUpdated } from '../events/publish.js';
import { asBooked, availableOn, isStillPending } from '../payments/charge.js';
import { testCardOf } from '../payments/payment-method.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';
import { isCovered } from './create-refund.js';
import type { Refund } from './refund.js';

/** Takes the money of a refund from the balance and sends it off. */
export function payRefund(world: World, refund: Refund): Refund {
  const charge = world.tables.charges.must(refund.charge);
  const account = world.tables.refunds.ownerOf(refund.id) ?? world.platform;
  const method = refund.payment_method && world.tables.paymentMethods.get(refund.payment_method);
  const manner = method ? testCardOf(method)?.refunds : undefined;
  const usesPending = settingsOf(world).refundsMayUsePending && isStillPending(world, charge);
  const taken = asBooked(world, charge, refund.amount);
  const booked = book(world, account, {
    ...taken,
    type: 'refund',
    amount: -taken.amount,
    source: refund.id,
    description: charge.description && `REFUND FOR CHARGE (${charge.description})`,
    availableOn: usesPending ? availableOn(world, charge) : 0,
  });
  if (manner === 'settle-later') schedule(world, 'refund-settles', refund.id, 3 * SECOND);
  if (manner === 'fail-later') schedule(world, 'refund-fails', refund.id, 3 * SECOND);
  const waits = manner === 'settle-later';
  return world.tables.refunds.update(refund.id, {
    balance_transaction: booked.id,
    status: waits ? 'pending' : 'succeeded',
    pending_reason: waits ? 'processing' : undefined,
  });
}

/** Pays the refunds that waited for money, oldest first, as far as it reaches. */
export function settleWaitingRefunds(world: World, account: string, currency: string): void {
  const waiting = world.tables.refunds
    .newestFirst(account)
    .filter((refund) => refund.status === 'pending' && refund.pending_reason === 'insufficient_funds')
    .reverse();
  for (const refund of waiting) {
    const charge = world.tables.charges.must(refund.charge);
    if (asBooked(world, charge, refund.amount).currency !== currency) continue;
    if (!isCovered(world, account, charge, refund.amount)) return;
    const paid = payRefund(world, refund);
    publish(world, account, 'refund.updated', paid, { balance_transaction: null, status: 'pending' });
    publish(world, account, 'charge.refund.updated', paid, { balance_transaction: null, status: 'pending' });
  }
}

/** The bank has taken the refund after a while. */
export function refundSettles(world: World, id: string): void {
  const refund = world.tables.refunds.must(id);
  if (refund.status !== 'pending') return;
  const patch = { status: 'succeeded' as const, pending_reason: undefined };
  publishUpdated(world, world.tables.refunds, id, 'refund.updated', patch);
}

/** The bank sends the money back: it returns to the balance, and the charge counts as not refunded. */
export function refundFails(world: World, id: string): void {
  failRefund(world, world.tables.refunds.must(id), 'lost_or_stolen_card');
}

/** Marks a refund as failed, books back what it took and gives its amount back to the charge. */
export function failRefund(world: World, refund: Refund, reason: string): void {
  const account = world.tables.refunds.ownerOf(refund.id) ?? world.platform;
  const { amount, id, status } = refund;
  const charge = world.tables.charges.must(refund.charge);
  const taken = refund.balance_transaction !== null;
  const back = taken ? book(world, account, { ...asBooked(world, charge, amount), type: 'refund_failure', source: id }) : undefined;
  const failed = world.tables.refunds.update(id, {
    status: 'failed',
    failure_reason: reason,
    pending_reason: undefined,
    ...(back && { failure_balance_transaction: back.id }),
  });
  world.tables.charges.update(charge.id, {
    amount_refunded: charge.amount_refunded - amount,
    refunded: false,
  });
  publish(world, account, 'refund.failed', failed, { status });
  publish(world, account, 'refund.updated', failed, { status });
}
