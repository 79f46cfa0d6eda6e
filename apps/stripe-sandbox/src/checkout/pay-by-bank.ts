import { schedule, DAY } from '../clock/job.js';
import { publish } from '../events/publish.js';
import { newCharge, paidWith } from '../payments/charge.js';
import type { PaymentMethod } from '../payments/payment-method.js';
import { settleCharge } from '../payments/take-money.js';
import type { World } from '../world.js';
import type { CheckoutSession } from './checkout-session.js';
import { completeSession, successTarget } from './complete-session.js';
import { intentOf, type NextStop } from './pay-session.js';

const BANK_TAKES = 4 * DAY;

/** The delayed method: the session completes unpaid, and the bank answers days later. */
export function payByBank(world: World, session: CheckoutSession, method: PaymentMethod): NextStop {
  const account = world.tables.checkoutSessions.ownerOf(session.id) ?? world.platform;
  const { intent, opened } = intentOf(world, session);
  const { amount, currency, customer, description, metadata, transfer_group } = intent;
  const charge = world.tables.charges.insert(
    account,
    newCharge(world, 'py', {
      ...{ amount, currency, customer, description, metadata, transfer_group },
      ...paidWith(method, false, amount),
      payment_intent: intent.id,
      captured: true,
      amount_captured: amount,
      paid: false,
      status: 'pending',
    }),
  );
  const processing = world.tables.paymentIntents.update(intent.id, {
    status: 'processing',
    payment_method: method.id,
    latest_charge: charge.id,
  });
  publish(world, account, 'charge.pending', charge);
  publish(world, account, 'payment_intent.processing', processing);
  completeSession(world, opened, { payment_status: 'unpaid', billing: method.billing_details });
  schedule(world, 'bank-debit-settles', session.id, BANK_TAKES);
  return { url: successTarget(session) };
}

/** The bank has answered. */
export function bankDebitSettles(world: World, sessionId: string): void {
  const session = world.tables.checkoutSessions.must(sessionId);
  const account = world.tables.checkoutSessions.ownerOf(sessionId) ?? world.platform;
  const intent = world.tables.paymentIntents.must(session.payment_intent ?? '');
  const charge = world.tables.charges.must(intent.latest_charge ?? '');
  const method = world.tables.paymentMethods.must(charge.payment_method ?? '');
  if (method.sandbox.debitFails) {
    failDebit(world, account, session, charge.id);
    return;
  }
  world.tables.charges.update(charge.id, { status: 'succeeded', paid: true });
  const settled = settleCharge(world, world.tables.charges.must(charge.id), charge.amount);
  const done = { status: 'succeeded' as const, amount_received: charge.amount };
  const succeeded = world.tables.paymentIntents.update(intent.id, done);
  const paid = world.tables.checkoutSessions.update(sessionId, { payment_status: 'paid' });
  publish(world, account, 'charge.succeeded', settled);
  publish(world, account, 'payment_intent.succeeded', succeeded);
  publish(world, account, 'checkout.session.async_payment_succeeded', paid);
}

function failDebit(world: World, account: string, session: CheckoutSession, chargeId: string): void {
  const message = 'The customer’s bank account could not be debited.';
  const failed = world.tables.charges.update(chargeId, {
    status: 'failed',
    captured: false,
    amount_captured: 0,
    failure_code: 'debit_not_authorized',
    failure_message: message,
  });
  const intent = world.tables.paymentIntents.update(session.payment_intent ?? '', {
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: { type: 'card_error', code: 'debit_not_authorized', message, charge: chargeId },
  });
  publish(world, account, 'charge.failed', failed);
  publish(world, account, 'payment_intent.payment_failed', intent);
  publish(world, account, 'checkout.session.async_payment_failed', world.tables.checkoutSessions.must(session.id));
}
