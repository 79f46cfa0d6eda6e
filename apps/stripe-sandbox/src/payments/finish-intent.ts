import { publish } from '../events/publish.js';
import { invalidRequest } from '../protocol/api-error.js';
import { nowSeconds, type World } from '../world.js';
import { planAftermath } from './attempt-payment.js';
import { requireStatus } from './intent-rules.js';
import type { PaymentIntent } from './payment-intent.js';
import { settleCharge } from './take-money.js';

/** Takes the money of a reserved payment, or a part of it; the rest is let go. */
export function captureIntent(
  world: World,
  intent: PaymentIntent,
  wanted: number | undefined,
  metadata: Record<string, string>,
): PaymentIntent {
  requireStatus(intent, 'capture', ['requires_capture']);
  const amount = wanted ?? intent.amount_capturable;
  if (amount > intent.amount_capturable) {
    throw invalidRequest('The amount to capture is greater than the amount that was authorised.', {
      code: 'amount_too_large',
      param: 'amount_to_capture',
    });
  }
  const account = world.tables.paymentIntents.ownerOf(intent.id) ?? world.platform;
  const held = world.tables.charges.must(intent.latest_charge ?? '');
  const charge = settleCharge(world, held, amount);
  const done = { status: 'succeeded' as const, amount_received: amount, amount_capturable: 0, metadata };
  const succeeded = world.tables.paymentIntents.update(intent.id, done);
  publish(world, account, 'charge.captured', charge);
  publish(world, account, 'payment_intent.succeeded', succeeded);
  planAftermath(world, charge, world.tables.paymentMethods.must(charge.payment_method ?? ''));
  return succeeded;
}

/** Ends an intent that will not be paid. A reserved amount is let go. */
export function cancelIntent(world: World, intent: PaymentIntent, reason: string | null): PaymentIntent {
  requireStatus(intent, 'cancel', ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action']);
  const account = world.tables.paymentIntents.ownerOf(intent.id) ?? world.platform;
  if (intent.status === 'requires_capture' && intent.latest_charge) {
    const charge = world.tables.charges.must(intent.latest_charge);
    world.tables.charges.update(charge.id, { refunded: true, amount_refunded: charge.amount });
  }
  const canceled = world.tables.paymentIntents.update(intent.id, {
    status: 'canceled',
    canceled_at: nowSeconds(world),
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  });
  publish(world, account, 'payment_intent.canceled', canceled);
  return canceled;
}
