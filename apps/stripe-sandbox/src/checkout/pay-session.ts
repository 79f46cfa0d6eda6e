import { publish } from '../events/publish.js';
import { attemptPayment } from '../payments/attempt-payment.js';
import { attemptSetup } from '../payments/attempt-setup.js';
import { newPaymentIntent, type PaymentIntent } from '../payments/payment-intent.js';
import type { PaymentMethod } from '../payments/payment-method.js';
import type { World } from '../world.js';
import type { CheckoutSession } from './checkout-session.js';
import { completeSession, successTarget } from './complete-session.js';

/** Where the visitor goes next: to the success page, or to prove who they are. */
export interface NextStop {
  url: string;
}

/** The visitor has pressed the button with this card. A decline is thrown and shown in place. */
export function paySession(world: World, session: CheckoutSession, method: PaymentMethod, authenticated = false): NextStop {
  const returnUrl = successTarget(session);
  if (session.mode === 'setup') {
    const setup = world.tables.setupIntents.must(session.setup_intent ?? '');
    const tried = attemptSetup(world, setup, { method, authenticated, returnUrl });
    if (tried.next_action) return { url: tried.next_action.redirect_to_url.url };
    completeSession(world, session, {
      payment_status: 'no_payment_required',
      billing: method.billing_details,
    });
    return { url: returnUrl };
  }
  const { intent, opened } = intentOf(world, session);
  const tried = attemptPayment(world, intent, { method, offSession: false, authenticated, returnUrl });
  if (tried.next_action) return { url: tried.next_action.redirect_to_url.url };
  // A reserved payment has not been paid yet, so the session says so.
  const paid = tried.status === 'succeeded' ? 'paid' : 'unpaid';
  completeSession(world, opened, { payment_status: paid, billing: method.billing_details });
  return { url: returnUrl };
}

/** The payment of a session; it comes into being with the first try. */
export function intentOf(world: World, session: CheckoutSession): { intent: PaymentIntent; opened: CheckoutSession } {
  const known = session.payment_intent && world.tables.paymentIntents.get(session.payment_intent);
  if (known) return { intent: known, opened: session };
  const account = world.tables.checkoutSessions.ownerOf(session.id) ?? world.platform;
  const { payment } = session.sandbox;
  const intent = world.tables.paymentIntents.insert(
    account,
    newPaymentIntent(world, {
      allowed_payment_method_types: session.allowed_payment_method_types,
      amount: session.amount_total ?? 0,
      capture_method: payment.captureMethod,
      currency: session.currency ?? '',
      customer: session.customer,
      description: payment.description,
      metadata: payment.metadata,
      receipt_email: payment.receiptEmail,
      setup_future_usage: payment.setupFutureUsage,
      statement_descriptor: payment.statementDescriptor,
      transfer_group: payment.transferGroup,
      sandbox: { session: session.id },
    }),
  );
  publish(world, account, 'payment_intent.created', intent);
  const opened = world.tables.checkoutSessions.update(session.id, { payment_intent: intent.id });
  return { intent, opened };
}
