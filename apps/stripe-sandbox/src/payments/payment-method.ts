import { invalidRequest, missing } from '../protocol/api-error.js';
import { newId, randomWord } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';
import { cardByName, testCards, type TestCard } from './test-cards.js';

/** Who pays, as typed on the page or sent with the call. */
export interface BillingDetails {
  address: Record<'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state', string | null>;
  email: string | null;
  name: string | null;
  phone: string | null;
  tax_id: null;
}

/** A way to pay: a test card, or a test bank account for the delayed method. */
export interface PaymentMethod {
  id: string;
  object: 'payment_method';
  billing_details: BillingDetails;
  card?: ReturnType<typeof cardFace>;
  us_bank_account?: ReturnType<typeof bankFace>;
  created: number;
  customer: string | null;
  customer_account: null;
  livemode: false;
  metadata: Record<string, string>;
  type: 'card' | 'us_bank_account';
  /** `spent`: it paid once without being kept by a customer, or was detached from one. */
  sandbox: { card: string | null; debitFails: boolean; savedForOffSession: boolean; spent?: boolean };
}

/** Billing details with nothing filled in. */
export const noBillingDetails: BillingDetails = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

/** Stores a test card as a payment method. */
export function createCardMethod(
  world: World,
  account: string,
  card: TestCard,
  details: { billing?: Partial<BillingDetails>; expMonth?: number; expYear?: number } = {},
): PaymentMethod {
  return world.tables.paymentMethods.insert(account, {
    ...blank(world, details.billing),
    type: 'card',
    card: cardFace(card, details.expMonth ?? 12, details.expYear ?? yearFrom(world) + 3),
    sandbox: { card: card.name, debitFails: false, savedForOffSession: false },
  });
}

/** Stores a test bank account for a delayed debit. */
export function createBankMethod(
  world: World,
  account: string,
  bank: { last4: string; routing: string; fails: boolean; billing?: Partial<BillingDetails> },
): PaymentMethod {
  return world.tables.paymentMethods.insert(account, {
    ...blank(world, bank.billing),
    type: 'us_bank_account',
    us_bank_account: bankFace(bank.last4, bank.routing),
    sandbox: { card: null, debitFails: bank.fails, savedForOffSession: false },
  });
}

/** The payment method a call names: a stored one, or a fresh one behind a `pm_card_…` name. */
export function resolvePaymentMethod(world: World, account: string, id: string): PaymentMethod {
  const ready = cardByName(id);
  if (ready) return createCardMethod(world, account, ready);
  const stored = world.tables.paymentMethods.get(id);
  if (!stored || world.tables.paymentMethods.ownerOf(id) !== account) {
    throw missing('PaymentMethod', id, 'payment_method');
  }
  return stored;
}

/** Refuses a payment method that can no longer be used. */
export function checkUnspent(method: PaymentMethod): void {
  if (!method.sandbox.spent) return;
  throw invalidRequest(
    'This PaymentMethod was used once without being attached to a Customer, or was detached from one. It may not be used again.',
    { param: 'payment_method' },
  );
}

/** The test card of a payment method. */
export function testCardOf(method: PaymentMethod): TestCard | undefined {
  return testCards.find((card) => card.name === method.sandbox.card);
}

function blank(world: World, billing: Partial<BillingDetails> | undefined) {
  return {
    id: newId('pm'),
    object: 'payment_method' as const,
    billing_details: { ...noBillingDetails, ...billing },
    created: nowSeconds(world),
    customer: null,
    customer_account: null,
    livemode: false as const,
    metadata: {},
  };
}

function cardFace(card: TestCard, expMonth: number, expYear: number) {
  return {
    brand: 'visa',
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    display_brand: 'visa',
    exp_month: expMonth,
    exp_year: expYear,
    fingerprint: `fp${card.number.slice(-8)}`,
    funding: 'credit',
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: ['visa'], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function bankFace(last4: string, routing: string) {
  return {
    account_holder_type: 'individual',
    account_type: 'checking',
    bank_name: 'SANDBOX BANK',
    financial_connections_account: null,
    fingerprint: randomWord(16),
    last4,
    networks: null,
    routing_number: routing,
    status_details: null,
  };
}

function yearFrom(world: World): number {
  return new Date(world.clock.now()).getUTCFullYear();
}
