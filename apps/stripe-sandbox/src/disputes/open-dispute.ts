import { scheduleAt } from '../clock/job.js';
import { publish, publishUpdated } from '../events/publish.js';
import type { Charge } from '../payments/charge.js';
import { testCardOf } from '../payments/payment-method.js';
import { newId } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';
import { ANSWER_WITHIN, noEvidence, unanswered, type Dispute } from './dispute.js';
import { settleWarnings, warnAbout } from './early-fraud-warning.js';
import { withdrawFunds } from './move-disputed-money.js';

/** The bank speaks up about a charge whose card is known for it. */
export function disputeOpens(world: World, chargeId: string): void {
  const charge = world.tables.charges.must(chargeId);
  const method = charge.payment_method && world.tables.paymentMethods.get(charge.payment_method);
  const aftermath = method ? testCardOf(method)?.aftermath : undefined;
  if (aftermath === 'early-fraud-warning') warnAbout(world, charge);
  if (aftermath === 'inquiry') openDispute(world, charge, { kind: 'inquiry', reason: 'fraudulent' });
  if (aftermath === 'chargeback-fraudulent') openDispute(world, charge, { kind: 'chargeback', reason: 'fraudulent' });
  if (aftermath === 'chargeback-not-received') {
    openDispute(world, charge, { kind: 'chargeback', reason: 'product_not_received' });
  }
}

/** Opens an inquiry, which moves no money, or a chargeback, which takes the amount and a fee at once. */
export function openDispute(
  world: World,
  charge: Charge,
  about: { kind: 'chargeback' | 'inquiry'; reason: string; amount?: number },
): Dispute {
  const account = world.tables.charges.ownerOf(charge.id) ?? world.platform;
  const inquiry = about.kind === 'inquiry';
  const dueAt = world.clock.now() + ANSWER_WITHIN;
  const opened = world.tables.disputes.insert(account, {
    id: newId('dp'),
    object: 'dispute',
    amount: about.amount ?? charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: nowSeconds(world),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: unanswered(dueAt),
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: 'card',
      card: { brand: 'visa', case_type: about.kind, network: 'visa', network_reason_code: '83' },
    },
    reason: about.reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  });
  scheduleAt(world, 'dispute-deadline', opened.id, dueAt);
  if (inquiry) {
    publish(world, account, 'charge.dispute.created', opened);
    return opened;
  }
  const taken = withdrawFunds(world, opened);
  publish(world, account, 'charge.dispute.created', taken);
  publish(world, account, 'charge.dispute.funds_withdrawn', taken);
  publishUpdated(world, world.tables.charges, charge.id, 'charge.updated', { disputed: true });
  settleWarnings(world, charge.id);
  return taken;
}
