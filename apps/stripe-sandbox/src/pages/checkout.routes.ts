import { Router, type Request, type Response } from 'express';
import { findTestBank } from '../accounts/test-banks.js';
import type { CheckoutSession } from '../checkout/checkout-session.js';
import { payByBank } from '../checkout/pay-by-bank.js';
import { paySession, type NextStop } from '../checkout/pay-session.js';
import { ApiError } from '../protocol/api-error.js';
import { createBankMethod, createCardMethod } from '../payments/payment-method.js';
import { cardByNumber } from '../payments/test-cards.js';
import type { World } from '../world.js';
import { checkoutPage } from './checkout-page.js';
import { sendMessage, sendPage } from './layout.js';
import { formOf, type PageStep } from './page-step.js';
import { readExpiry } from './read-expiry.js';

/** The hosted page of a Checkout Session. */
export function checkoutRoutes(world: World, step: PageStep): Router {
  const router = Router();

  router.get('/c/pay/:id', (request, response) => {
    step(response, () => {
      const session = openSession(world, request, response);
      if (session) show(world, response, session, request.query['declined'] ? lastRefusal(world, session) : undefined);
    });
  });

  router.post('/c/pay/:id', (request, response) => {
    step(response, () => {
      const session = openSession(world, request, response);
      if (session) payWithCard(world, response, session, formOf(request));
    });
  });

  router.post('/c/pay/:id/bank', (request, response) => {
    step(response, () => {
      const session = openSession(world, request, response);
      if (session?.payment_method_types.includes('us_bank_account')) {
        payWithBank(world, response, session, formOf(request));
      }
    });
  });
  return router;
}

function openSession(world: World, request: Request, response: Response): CheckoutSession | undefined {
  const session = world.tables.checkoutSessions.get(String(request.params['id']));
  if (session?.status === 'open') return session;
  const message =
    session?.status === 'complete'
      ? 'This payment page has already been completed. Nothing was charged again.'
      : 'This payment page is no longer open. Go back and start the payment anew.';
  sendMessage(response, session?.status === 'complete' ? 'All done here' : 'This page has expired', message, session ? 410 : 404);
  return undefined;
}

function show(world: World, response: Response, session: CheckoutSession, refusal?: string, form: Record<string, string> = {}): void {
  const customer = world.tables.customers.get(session.customer ?? '');
  const email = form['email'] ?? session.customer_email ?? customer?.email ?? '';
  const page = checkoutPage(session, { email, name: form['name'] }, refusal);
  sendPage(response, session.mode === 'payment' ? 'Pay' : 'Save a card', page, refusal ? 402 : 200);
}

// Coming back from the bank's page: the payment itself knows why it was refused.
function lastRefusal(world: World, session: CheckoutSession): string | undefined {
  const intent = world.tables.paymentIntents.get(session.payment_intent ?? '');
  const setup = world.tables.setupIntents.get(session.setup_intent ?? '');
  return intent?.last_payment_error?.message ?? setup?.last_setup_error?.message;
}

function payWithCard(world: World, response: Response, session: CheckoutSession, form: Record<string, string>): void {
  const card = cardByNumber(form['cardNumber'] ?? '');
  const expiry = readExpiry(world, form['expiry'] ?? '');
  if (!card || typeof expiry === 'string' || !/^\d{3,4}$/.test(form['cvc'] ?? '')) {
    const aboutExpiry = typeof expiry === 'string' ? expiry : 'The security code has three or four digits.';
    const refusal = card ? aboutExpiry : 'This sandbox only takes test card numbers, such as 4242 4242 4242 4242.';
    show(world, response, session, refusal, form);
    return;
  }
  const account = world.tables.checkoutSessions.ownerOf(session.id) ?? world.platform;
  const method = createCardMethod(world, account, card, { ...expiry, billing: billingOf(form) });
  follow(
    response,
    () => paySession(world, session, method),
    (message) => {
      show(world, response, world.tables.checkoutSessions.must(session.id), message, form);
    },
  );
}

function payWithBank(world: World, response: Response, session: CheckoutSession, form: Record<string, string>): void {
  const bank = findTestBank(form['routing'] ?? '', form['account'] ?? '');
  if (!bank) {
    show(world, response, session, 'This sandbox only takes the test bank numbers shown below.');
    return;
  }
  const account = world.tables.checkoutSessions.ownerOf(session.id) ?? world.platform;
  const details = { last4: bank.number.slice(-4), routing: '110000000', fails: bank.failure !== undefined };
  const method = createBankMethod(world, account, { ...details, billing: billingOf(form) });
  response.redirect(303, payByBank(world, session, method).url);
}

function follow(response: Response, act: () => NextStop, refuse: (message: string) => void): void {
  try {
    response.redirect(303, act().url);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    refuse(error.message);
  }
}

function billingOf(form: Record<string, string>) {
  return { email: form['email'] || null, name: form['name'] || null };
}
