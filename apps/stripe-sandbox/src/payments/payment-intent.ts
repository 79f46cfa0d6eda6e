import { newId, randomWord } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';

/** The last refusal a payment met. */
export interface PaymentError {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  message: string;
  charge?: string;
  decline_code?: string;
  doc_url?: string;
  payment_method?: unknown;
  payment_method_type?: string;
}

/** What the payer must do next. */
export interface NextAction {
  type: 'redirect_to_url';
  redirect_to_url: { return_url: string | null; url: string };
}

const alwaysEmpty = {
  application: null,
  application_fee_amount: null,
  customer_account: null,
  livemode: false as const,
  managed_payments: null,
  on_behalf_of: null,
  payment_method_configuration_details: null,
  payment_record: null,
  processing: null,
  review: null,
  shipping: null,
  source: null,
};

/** A payment on its way from intention to success. */
export interface PaymentIntent extends Readonly<typeof alwaysEmpty> {
  id: string;
  object: 'payment_intent';
  allowed_payment_method_types: string[] | null;
  amount: number;
  amount_capturable: number;
  amount_received: number;
  automatic_payment_methods: { allow_redirects?: string; enabled: boolean } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: 'automatic' | 'automatic_async' | 'manual';
  client_secret: string;
  confirmation_method: 'automatic' | 'manual';
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  excluded_payment_method_types: string[] | null;
  last_payment_error: PaymentError | null;
  latest_charge: string | null;
  metadata: Record<string, string>;
  next_action: NextAction | null;
  payment_method: string | null;
  payment_method_options: Record<string, unknown> | null;
  payment_method_types: string[];
  receipt_email: string | null;
  setup_future_usage: 'off_session' | 'on_session' | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status:
    'canceled' | 'processing' | 'requires_action' | 'requires_capture' | 'requires_confirmation' | 'requires_payment_method' | 'succeeded';
  transfer_group: string | null;
  sandbox: { session: string | null };
}

/** What differs between one intent and the next. */
export type IntentSeed = Pick<PaymentIntent, 'amount' | 'currency'> & Partial<Omit<PaymentIntent, 'id' | 'object' | 'client_secret'>>;

/** Builds an intent that waits for a way to pay. */
export function newPaymentIntent(world: World, seed: IntentSeed): PaymentIntent {
  const id = newId('pi');
  const types = seed.allowed_payment_method_types ?? ['card'];
  return {
    id,
    object: 'payment_intent',
    ...alwaysEmpty,
    allowed_payment_method_types: null,
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods: seed.allowed_payment_method_types ? null : { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomWord(25)}`,
    confirmation_method: 'automatic',
    created: nowSeconds(world),
    customer: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    metadata: {},
    next_action: null,
    payment_method: null,
    payment_method_options: { card: cardOptions },
    payment_method_types: types,
    receipt_email: null,
    setup_future_usage: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
    sandbox: { session: null },
    ...seed,
  };
}

const cardOptions = {
  installments: null,
  mandate_options: null,
  network: null,
  request_three_d_secure: 'automatic',
};
