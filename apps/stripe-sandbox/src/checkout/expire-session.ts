import { unschedule } from '../clock/job.js';
import { publish } from '../events/publish.js';
import { cancelIntent } from '../payments/finish-intent.js';
import { unexpectedState } from '../protocol/api-error.js';
import type { World } from '../world.js';
import type { CheckoutSession } from './checkout-session.js';

/** Ends an open session. A payment that was tried in it is cancelled along with it. */
export function expireSession(world: World, session: CheckoutSession): CheckoutSession {
  if (session.status !== 'open') {
    throw unexpectedState(
      'checkout_session_unexpected_state',
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      { param: 'session' },
    );
  }
  const account = world.tables.checkoutSessions.ownerOf(session.id) ?? world.platform;
  unschedule(world, 'session-expires', session.id);
  const intent = session.payment_intent && world.tables.paymentIntents.get(session.payment_intent);
  if (intent && intent.status !== 'canceled') cancelIntent(world, intent, null);
  const expired = world.tables.checkoutSessions.update(session.id, { status: 'expired', url: null });
  publish(world, account, 'checkout.session.expired', expired);
  return expired;
}

/** The session's own time is over. */
export function sessionExpires(world: World, id: string): void {
  const session = world.tables.checkoutSessions.must(id);
  if (session.status === 'open') expireSession(world, session);
}
