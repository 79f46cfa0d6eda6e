import { unschedule } from '../clock/job.js';
import { publish } from '../events/publish.js';
import type { BillingDetails } from '../payments/payment-method.js';
import type { World } from '../world.js';
import type { CheckoutSession } from './checkout-session.js';

/** Closes a session whose visitor did what it was opened for. */
export function completeSession(
  world: World,
  session: CheckoutSession,
  outcome: { payment_status: CheckoutSession['payment_status']; billing?: BillingDetails },
): CheckoutSession {
  unschedule(world, 'session-expires', session.id);
  const { billing, payment_status } = outcome;
  const customer = session.customer && world.tables.customers.get(session.customer);
  const completed = world.tables.checkoutSessions.update(session.id, {
    status: 'complete',
    payment_status,
    url: null,
    customer_details: {
      address: null,
      business_name: null,
      email: (customer ? customer.email : null) ?? billing?.email ?? session.customer_email,
      individual_name: null,
      name: billing?.name ?? null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  });
  const account = world.tables.checkoutSessions.ownerOf(session.id) ?? world.platform;
  publish(world, account, 'checkout.session.completed', completed);
  return completed;
}

/** Where the visitor goes after success. */
export function successTarget(session: CheckoutSession): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}
