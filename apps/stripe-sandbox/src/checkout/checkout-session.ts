import { newId } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';
import type { LineItem } from './line-items.js';

const alwaysEmpty = {
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false as const,
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: { card: { request_three_d_secure: 'automatic' } },
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  ui_mode: 'hosted_page' as const,
  wallet_options: null,
};

/** What the payment of a session will be made with. */
export interface PaymentData {
  captureMethod: 'automatic' | 'automatic_async' | 'manual';
  description: string | null;
  metadata: Record<string, string>;
  receiptEmail: string | null;
  setupFutureUsage: 'off_session' | 'on_session' | null;
  statementDescriptor: string | null;
  transferGroup: string | null;
}

/** One visit to the hosted page, to pay or to save a card. */
export interface CheckoutSession extends Readonly<typeof alwaysEmpty> {
  id: string;
  object: 'checkout.session';
  allowed_payment_method_types: string[] | null;
  amount_subtotal: number | null;
  amount_total: number | null;
  cancel_url: string | null;
  client_reference_id: string | null;
  created: number;
  currency: string | null;
  customer: string | null;
  customer_creation: 'always' | 'if_required' | null;
  customer_details: {
    address: null;
    business_name: null;
    email: string | null;
    individual_name: null;
    name: string | null;
    phone: null;
    tax_exempt: 'none';
    tax_ids: never[];
  } | null;
  customer_email: string | null;
  expires_at: number;
  locale: string | null;
  metadata: Record<string, string>;
  mode: 'payment' | 'setup';
  payment_intent: string | null;
  payment_method_collection: 'always' | 'if_required';
  payment_method_types: string[];
  payment_status: 'no_payment_required' | 'paid' | 'unpaid';
  setup_intent: string | null;
  status: 'complete' | 'expired' | 'open';
  submit_type: 'auto' | 'book' | 'donate' | 'pay' | null;
  success_url: string;
  total_details: { amount_discount: number; amount_shipping: number; amount_tax: number } | null;
  url: string | null;
  sandbox: { items: LineItem[]; payment: PaymentData };
}

/** What differs between one session and the next. */
export type SessionSeed = Pick<CheckoutSession, 'expires_at' | 'metadata' | 'mode' | 'sandbox' | 'success_url'> &
  Partial<Omit<CheckoutSession, 'id' | 'object' | 'url'>>;

/** Builds a session that is open for a visit. */
export function newSession(world: World, seed: SessionSeed): CheckoutSession {
  const id = newId('cs_test', 58);
  return {
    id,
    object: 'checkout.session',
    ...alwaysEmpty,
    allowed_payment_method_types: null,
    amount_subtotal: null,
    amount_total: null,
    cancel_url: null,
    client_reference_id: null,
    created: nowSeconds(world),
    currency: null,
    customer: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    locale: null,
    payment_intent: null,
    payment_method_collection: seed.mode === 'payment' ? 'if_required' : 'always',
    payment_method_types: ['card'],
    payment_status: seed.mode === 'payment' ? 'unpaid' : 'no_payment_required',
    setup_intent: null,
    status: 'open',
    submit_type: null,
    total_details: null,
    url: `${world.publicUrl}/c/pay/${id}`,
    ...seed,
  };
}
