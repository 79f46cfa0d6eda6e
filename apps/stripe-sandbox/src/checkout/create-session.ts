import { checkChargeAmount } from '../balance/currencies.js';
import { scheduleAt } from '../clock/job.js';
import { checkUrl } from '../events/check-url.js';
import { publish } from '../events/publish.js';
import { checkCustomer, checkMethodChoice } from '../payments/intent-rules.js';
import { newSetupIntent } from '../payments/setup-intent.js';
import { invalidRequest, ParameterError } from '../protocol/api-error.js';
import type { Infer } from '../protocol/fields.js';
import { mergeMetadata } from '../protocol/shapes.js';
import { nowSeconds, type World } from '../world.js';
import { newSession, type CheckoutSession, type PaymentData } from './checkout-session.js';
import { newLineItem, type LineItem } from './line-items.js';
import type { sessionShape } from './session-shape.js';

type Wish = Infer<typeof sessionShape>;

const SHORTEST = 30 * 60;
const LONGEST = 24 * 60 * 60;

/** Opens a session: to pay for lines, or to save a card. */
export function createSession(world: World, account: string, wish: Wish): CheckoutSession {
  checkMethodChoice(wish);
  if (wish.success_url === undefined) {
    throw new ParameterError('You must specify success_url for a hosted page.', {
      code: 'parameter_missing',
      param: 'success_url',
    });
  }
  checkUrl(wish.success_url, 'success_url');
  if (wish.cancel_url !== undefined) checkUrl(wish.cancel_url, 'cancel_url');
  checkPayer(wish);
  const { client_reference_id = null, cancel_url = null, locale = null, submit_type = null } = wish;
  const items = wish.mode === 'payment' ? readLines(world, wish) : noLines(wish);
  const customer = wish.customer === undefined ? null : checkCustomer(world, account, wish.customer);
  const session = world.tables.checkoutSessions.insert(
    account,
    newSession(world, {
      ...{ cancel_url, client_reference_id, customer, locale, submit_type },
      ...amounts(items),
      allowed_payment_method_types: wish.allowed_payment_method_types ?? null,
      customer_creation: wish.mode === 'payment' && customer === null ? (wish.customer_creation ?? 'if_required') : null,
      customer_email: wish.customer_email ?? null,
      expires_at: readExpiry(world, wish.expires_at),
      metadata: mergeMetadata({}, wish.metadata),
      mode: wish.mode,
      payment_method_types: wish.allowed_payment_method_types ?? ['card'],
      success_url: wish.success_url,
      ...(wish.currency && wish.mode === 'setup' && { currency: wish.currency.toLowerCase() }),
      sandbox: { items, payment: paymentData(wish) },
    }),
  );
  scheduleAt(world, 'session-expires', session.id, session.expires_at * 1000);
  return wish.mode === 'setup' ? withSetup(world, account, session, wish) : session;
}

function checkPayer(wish: Wish): void {
  if (wish.customer !== undefined && wish.customer_email !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', { param: 'customer_email' });
  }
  if (wish.customer === undefined && wish.payment_intent_data?.setup_future_usage !== undefined) {
    throw invalidRequest('A card is only kept here for a customer that exists: send customer along with setup_future_usage.', {
      param: 'payment_intent_data[setup_future_usage]',
    });
  }
}

function readLines(world: World, wish: Wish): LineItem[] {
  const items = (wish.line_items ?? []).map((line) => newLineItem(world, line));
  if (items.length === 0) {
    throw new ParameterError('You must specify line_items in payment mode.', {
      code: 'parameter_missing',
      param: 'line_items',
    });
  }
  const [first] = items;
  if (!first || items.some((item) => item.currency !== first.currency)) {
    throw invalidRequest('All line items must have the same currency.', { param: 'line_items' });
  }
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  checkChargeAmount(total, first.currency, 'line_items');
  if (wish.setup_intent_data) throw wrongMode('setup_intent_data', 'setup');
  return items;
}

function noLines(wish: Wish): LineItem[] {
  if (wish.line_items) throw wrongMode('line_items', 'payment');
  if (wish.payment_intent_data) throw wrongMode('payment_intent_data', 'payment');
  return [];
}

function wrongMode(param: string, mode: string) {
  return invalidRequest(`You can only use ${param} in ${mode} mode.`, { param });
}

function amounts(items: LineItem[]): Partial<CheckoutSession> {
  const [first] = items;
  if (!first) return {};
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  return {
    amount_subtotal: total,
    amount_total: total,
    currency: first.currency,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  };
}

function readExpiry(world: World, wanted: number | undefined): number {
  const now = nowSeconds(world);
  if (wanted === undefined) return now + LONGEST;
  if (wanted < now + SHORTEST || wanted > now + LONGEST) {
    throw invalidRequest('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
      param: 'expires_at',
    });
  }
  return wanted;
}

function paymentData(wish: Wish): PaymentData {
  const data = wish.payment_intent_data;
  return {
    captureMethod: data?.capture_method ?? 'automatic_async',
    description: data?.description ?? null,
    metadata: mergeMetadata({}, data?.metadata),
    receiptEmail: data?.receipt_email ?? null,
    setupFutureUsage: data?.setup_future_usage ?? null,
    statementDescriptor: data?.statement_descriptor ?? null,
    transferGroup: data?.transfer_group ?? null,
  };
}

function withSetup(world: World, account: string, session: CheckoutSession, wish: Wish): CheckoutSession {
  const setup = world.tables.setupIntents.insert(
    account,
    newSetupIntent(world, {
      allowed_payment_method_types: session.allowed_payment_method_types,
      customer: session.customer,
      description: wish.setup_intent_data?.description ?? null,
      metadata: mergeMetadata({}, wish.setup_intent_data?.metadata),
      sandbox: { session: session.id },
    }),
  );
  publish(world, account, 'setup_intent.created', setup);
  return world.tables.checkoutSessions.update(session.id, { setup_intent: setup.id });
}
