import { Router, type Response } from 'express';
import { paySession } from '../checkout/pay-session.js';
import { attemptPayment, declineAttempt } from '../payments/attempt-payment.js';
import { attemptSetup, declineSetup } from '../payments/attempt-setup.js';
import type { PaymentIntent } from '../payments/payment-intent.js';
import type { SetupIntent } from '../payments/setup-intent.js';
import type { Decline } from '../payments/test-cards.js';
import { ApiError } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { html } from './html.js';
import { sendMessage, sendPage } from './layout.js';
import type { PageStep } from './page-step.js';

const notAuthenticated: Decline = {
  code: 'payment_intent_authentication_failure',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};

/** The bank's page where a cardholder proves who they are. */
export function authenticationRoutes(world: World, step: PageStep): Router {
  const router = Router();

  router.get('/3ds/:id', (request, response) => {
    step(response, () => {
      if (!waiting(world, request.params.id)) {
        sendMessage(response, 'Nothing to confirm', 'This confirmation is over. Go back to where you came from.', 410);
        return;
      }
      const action = (verb: string) => `/3ds/${request.params.id}/${verb}`;
      sendPage(
        response,
        'Confirm it is you',
        html`<h1>Confirm it is you</h1>
          <div class="card">
            <p>A bank would ask its customer here to approve the payment. In the sandbox you choose the outcome.</p>
            <div class="actions">
              <form method="post" action="${action('complete')}">
                <button type="submit">Complete authentication</button>
              </form>
              <form method="post" action="${action('fail')}">
                <button type="submit" class="plain">Fail authentication</button>
              </form>
            </div>
          </div>`,
      );
    });
  });

  for (const verb of ['complete', 'fail'] as const) {
    router.post(`/3ds/:id/${verb}`, (request, response) => {
      step(response, () => {
        const intent = waiting(world, request.params.id);
        if (intent) conclude(world, response, intent, verb === 'complete');
        else sendMessage(response, 'Nothing to confirm', 'This confirmation is over.', 410);
      });
    });
  }
  return router;
}

function waiting(world: World, id: string): PaymentIntent | SetupIntent | undefined {
  const intent = world.tables.paymentIntents.get(id) ?? world.tables.setupIntents.get(id);
  return intent?.status === 'requires_action' ? intent : undefined;
}

function conclude(world: World, response: Response, intent: PaymentIntent | SetupIntent, passed: boolean): void {
  const page = intent.sandbox.session;
  const back = intent.next_action?.redirect_to_url.return_url;
  try {
    const target = passed ? proceed(world, intent) : refuse(world, intent);
    response.redirect(303, target);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (page !== null) response.redirect(303, `/c/pay/${page}?declined=1`);
    else if (back) response.redirect(303, back);
    else sendMessage(response, 'Not confirmed', error.message);
  }
}

function proceed(world: World, intent: PaymentIntent | SetupIntent): string {
  const method = world.tables.paymentMethods.must(intent.payment_method ?? '');
  const returnUrl = intent.next_action?.redirect_to_url.return_url ?? '/done';
  if (intent.sandbox.session !== null) {
    return paySession(world, world.tables.checkoutSessions.must(intent.sandbox.session), method, true).url;
  }
  if (intent.object === 'setup_intent') attemptSetup(world, intent, { method, authenticated: true, returnUrl });
  else attemptPayment(world, intent, { method, offSession: false, authenticated: true, returnUrl });
  return returnUrl;
}

function refuse(world: World, intent: PaymentIntent | SetupIntent): never {
  const method = world.tables.paymentMethods.must(intent.payment_method ?? '');
  const setupFailure = { ...notAuthenticated, code: 'setup_intent_authentication_failure' };
  throw intent.object === 'setup_intent'
    ? declineSetup(world, intent, method, setupFailure)
    : declineAttempt(world, intent, method, notAuthenticated);
}
