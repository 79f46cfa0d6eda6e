import { convert } from '../balance/currencies.js';
import { newId } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';
import { noBillingDetails, type BillingDetails, type PaymentMethod } from './payment-method.js';
import { methodDetails } from './method-details.js';

/** How the network answered. */
export interface ChargeOutcome {
  advice_code: string | null;
  network_advice_code: null;
  network_decline_code: string | null;
  network_status: string | null;
  reason: string | null;
  risk_level?: string;
  risk_score?: number;
  seller_message: string | null;
  type: string;
}

const alwaysEmpty = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  fraud_details: {},
  livemode: false as const,
  on_behalf_of: null,
  receipt_number: null,
  review: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
};

/** A payment that was tried: taken from a card, or received through a transfer. */
export interface Charge extends Readonly<typeof alwaysEmpty> {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  billing_details: BillingDetails;
  calculated_statement_descriptor: string | null;
  captured: boolean;
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_balance_transaction: string | null;
  failure_code: string | null;
  failure_message: string | null;
  metadata: Record<string, string>;
  outcome: ChargeOutcome | null;
  paid: boolean;
  payment_intent: string | null;
  payment_method: string | null;
  payment_method_details: Record<string, unknown> | null;
  receipt_email: string | null;
  receipt_url: string | null;
  refunded: boolean;
  source_transfer: string | null;
  status: 'failed' | 'pending' | 'succeeded';
  transfer_group: string | null;
}

/** What differs between one charge and the next. */
export type ChargeSeed = Pick<Charge, 'amount' | 'currency' | 'status'> & Partial<Omit<Charge, 'id' | 'object'>>;

/** Builds a charge; `prefix` is `ch` for cards, `py` for everything else. */
export function newCharge(world: World, prefix: 'ch' | 'py', seed: ChargeSeed): Charge {
  return {
    id: newId(prefix),
    object: 'charge',
    ...alwaysEmpty,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: noBillingDetails,
    calculated_statement_descriptor: 'LOCAL SANDBOX',
    captured: false,
    created: nowSeconds(world),
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    metadata: {},
    outcome: null,
    paid: seed.status !== 'failed',
    payment_intent: null,
    payment_method: null,
    payment_method_details: null,
    receipt_email: null,
    receipt_url: null,
    refunded: false,
    source_transfer: null,
    transfer_group: null,
    ...seed,
  };
}

/** The part of a charge that comes from how it was paid. */
export function paidWith(method: PaymentMethod, authenticated: boolean, amount: number) {
  return {
    billing_details: method.billing_details,
    payment_method: method.id,
    payment_method_details: methodDetails(method, authenticated, amount),
  };
}

/** An amount of a charge in the currency that its money was booked in. */
export function asBooked(world: World, charge: Charge, amount: number) {
  const booked = charge.balance_transaction && world.tables.transactions.get(charge.balance_transaction);
  return convert(amount, charge.currency, booked ? booked.currency : charge.currency);
}

/** Whether the money of a charge has not reached the available balance yet. */
export function isStillPending(world: World, charge: Charge): boolean {
  if (charge.status === 'pending') return true;
  const booked = charge.balance_transaction && world.tables.transactions.get(charge.balance_transaction);
  return booked ? booked.status === 'pending' : false;
}

/** The moment from which a charge's money is available, in unix seconds. */
export function availableOn(world: World, charge: Charge): number {
  const booked = charge.balance_transaction && world.tables.transactions.get(charge.balance_transaction);
  return booked ? booked.available_on : nowSeconds(world);
}
