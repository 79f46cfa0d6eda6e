import { book } from '../balance/balance-transaction.js';
import { settlementOf } from '../balance/currencies.js';
import { DAY } from '../clock/job.js';
import { publish } from '../events/publish.js';
import { settingsOf } from '../settings.js';
import { nowSeconds, type World } from '../world.js';
import { planAftermath } from './attempt-payment.js';
import { newCharge, paidWith, type Charge } from './charge.js';
import type { PaymentIntent } from './payment-intent.js';
import { testCardOf, type PaymentMethod } from './payment-method.js';
import { saveForLater } from './save-for-later.js';

/** The card said yes: charges it, or only reserves the amount when it is captured by hand. */
export function takeMoney(world: World, intent: PaymentIntent, method: PaymentMethod, authenticated: boolean): PaymentIntent {
  const { amount, currency, customer, description, metadata, transfer_group, receipt_email } = intent;
  const account = world.tables.paymentIntents.ownerOf(intent.id) ?? world.platform;
  const captured = intent.capture_method !== 'manual';
  const charge = world.tables.charges.insert(
    account,
    newCharge(world, 'ch', {
      ...{ amount, currency, customer, description, metadata, transfer_group, receipt_email, captured },
      ...paidWith(method, authenticated, amount),
      status: 'succeeded',
      payment_intent: intent.id,
      outcome: approved,
    }),
  );
  keepOrSpend(world, intent, method);
  const progress = {
    payment_method: method.id,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
  };
  if (!captured) {
    publish(world, account, 'charge.succeeded', charge);
    const held = { ...progress, status: 'requires_capture' as const, amount_capturable: amount };
    const waiting = world.tables.paymentIntents.update(intent.id, held);
    publish(world, account, 'payment_intent.amount_capturable_updated', waiting);
    return waiting;
  }
  const settled = settleCharge(world, charge, amount);
  const done = { ...progress, status: 'succeeded' as const, amount_received: amount };
  const succeeded = world.tables.paymentIntents.update(intent.id, done);
  publish(world, account, 'charge.succeeded', settled);
  publish(world, account, 'payment_intent.succeeded', succeeded);
  planAftermath(world, settled, method);
  return succeeded;
}

// A card that nobody keeps can pay once.
function keepOrSpend(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  const kept = intent.setup_future_usage ? saveForLater(world, method, intent.customer, intent.setup_future_usage) : method;
  if (kept.customer === null) world.tables.paymentMethods.update(kept.id, { sandbox: { ...kept.sandbox, spent: true } });
}

/** Books a charge on the balance, with the processing fee taken at once. */
export function settleCharge(world: World, charge: Charge, amount: number): Charge {
  const { feeBasisPoints, feeFixed, settlementDelayDays } = settingsOf(world);
  const method = charge.payment_method && world.tables.paymentMethods.get(charge.payment_method);
  const atOnce = method ? testCardOf(method)?.availableAtOnce : false;
  const settled = settlementOf(world, amount, charge.currency);
  const transaction = book(world, world.tables.charges.ownerOf(charge.id) ?? world.platform, {
    ...settled,
    type: 'charge',
    source: charge.id,
    fee: Math.round((settled.amount * feeBasisPoints) / 10_000) + feeFixed,
    description: charge.description,
    availableOn: nowSeconds(world) + (atOnce ? 0 : (settlementDelayDays * DAY) / 1000),
  });
  return world.tables.charges.update(charge.id, {
    balance_transaction: transaction.id,
    captured: true,
    amount_captured: amount,
    // What was reserved and is not taken counts as given back.
    amount_refunded: charge.amount - amount,
    receipt_url: `${world.publicUrl}/receipts/${charge.id}`,
  });
}

const approved = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  risk_score: 20,
  seller_message: 'Payment complete.',
  type: 'authorized',
};
