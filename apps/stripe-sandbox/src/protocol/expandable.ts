import { presentV1Account } from '../accounts/present-v1-account.js';
import { lineItemsOf } from '../checkout/line-items.js';
import { embeddedList } from './list.js';
import type { World } from '../world.js';

/** An id to be replaced by its object, or a part that is only computed on request. */
type Rule = 'by-id' | ((world: World, node: Record<string, unknown>) => unknown);

/** What `expand[]` may name, by kind of object. Anything else is refused. */
export const expandable: Record<string, Record<string, Rule>> = {
  balance_transaction: { source: 'by-id' },
  charge: {
    balance_transaction: 'by-id',
    customer: 'by-id',
    failure_balance_transaction: 'by-id',
    payment_intent: 'by-id',
    refunds: (world, charge) => {
      const refunds = world.tables.refunds
        .all()
        .filter((refund) => refund.charge === charge['id'])
        .reverse();
      return embeddedList(refunds, `/v1/charges/${String(charge['id'])}/refunds`);
    },
    source_transfer: 'by-id',
    ...nothing('application', 'application_fee', 'on_behalf_of', 'review', 'transfer'),
  },
  'checkout.session': {
    customer: 'by-id',
    line_items: (world, session) => lineItemsOf(world, String(session['id'])),
    payment_intent: 'by-id',
    setup_intent: 'by-id',
    ...nothing('invoice', 'payment_link', 'subscription'),
  },
  customer: nothing('default_source', 'test_clock'),
  dispute: { charge: 'by-id', payment_intent: 'by-id' },
  payment_intent: {
    customer: 'by-id',
    latest_charge: 'by-id',
    payment_method: 'by-id',
    ...nothing('application', 'on_behalf_of', 'payment_record', 'review', 'source'),
  },
  payment_method: { customer: 'by-id' },
  payout: {
    balance_transaction: 'by-id',
    destination: 'by-id',
    failure_balance_transaction: 'by-id',
    original_payout: 'by-id',
    reversed_by: 'by-id',
    ...nothing('application_fee'),
  },
  'radar.early_fraud_warning': { charge: 'by-id', payment_intent: 'by-id' },
  refund: {
    balance_transaction: 'by-id',
    charge: 'by-id',
    customer: 'by-id',
    failure_balance_transaction: 'by-id',
    payment_intent: 'by-id',
    payment_method: 'by-id',
    source_transfer_reversal: 'by-id',
    transfer_reversal: 'by-id',
  },
  setup_intent: {
    customer: 'by-id',
    payment_method: 'by-id',
    ...nothing('application', 'latest_attempt', 'mandate', 'on_behalf_of', 'single_use_mandate'),
  },
  topup: { balance_transaction: 'by-id', ...nothing('payment_method') },
  transfer: {
    balance_transaction: 'by-id',
    destination: 'by-id',
    destination_payment: 'by-id',
    source_transaction: 'by-id',
  },
  transfer_reversal: {
    balance_transaction: 'by-id',
    destination_payment_refund: 'by-id',
    source_refund: 'by-id',
    transfer: 'by-id',
  },
};

/** The object behind an id, of whatever kind. */
export function findById(world: World, id: string): unknown {
  const account = world.tables.accounts.get(id);
  if (account) return presentV1Account(world, account);
  for (const table of Object.values(world.tables)) {
    const value = table.get(id);
    if (value !== undefined) return value;
  }
  return undefined;
}

function nothing(...fields: string[]): Record<string, Rule> {
  return Object.fromEntries(fields.map((field) => [field, 'by-id' as const]));
}
