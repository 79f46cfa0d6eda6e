import { schedule, scheduleAt, SECOND, unschedule } from '../clock/job.js';
import { publish, publishUpdated } from '../events/publish.js';
import { failRefund } from '../refunds/refund-journey.js';
import type { World } from '../world.js';
import { ANSWER_WITHIN, isOver, unanswered, type Dispute, type DisputeStatus } from './dispute.js';
import { reinstateFunds, withdrawFunds } from './move-disputed-money.js';

const BANK_TAKES = 5 * SECOND;

/** Hands the evidence to the bank, which answers some seconds later. */
export function submitEvidence(world: World, dispute: Dispute): Dispute {
  const inquiry = dispute.status.startsWith('warning_');
  const submitted = publishUpdated(world, world.tables.disputes, dispute.id, 'charge.dispute.updated', {
    status: inquiry ? 'warning_under_review' : 'under_review',
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: true,
      submission_count: dispute.evidence_details.submission_count + 1,
      submission_method: 'manual',
    },
  });
  unschedule(world, 'dispute-deadline', dispute.id);
  if (verdictOf(submitted)) schedule(world, 'dispute-is-decided', dispute.id, BANK_TAKES);
  return submitted;
}

/** The bank's answer, which follows from the magic word in the evidence. */
export function disputeIsDecided(world: World, id: string): void {
  const dispute = world.tables.disputes.must(id);
  if (isOver(dispute)) return;
  const verdict = verdictOf(dispute);
  if (verdict === 'escalated') escalateInquiry(world, dispute);
  else if (verdict) closeDispute(world, dispute, verdict);
}

/** Nobody answered in time: a chargeback is lost, an inquiry ends. */
export function disputeDeadline(world: World, id: string): void {
  const dispute = world.tables.disputes.must(id);
  if (isOver(dispute)) return;
  const late = { ...dispute.evidence_details, past_due: true };
  closeDispute(world, world.tables.disputes.update(id, { evidence_details: late }), 'lost');
}

/** Ends a dispute one way or the other. */
export function closeDispute(world: World, dispute: Dispute, verdict: 'lost' | 'won'): Dispute {
  const account = world.tables.disputes.ownerOf(dispute.id) ?? world.platform;
  const inquiry = dispute.status.startsWith('warning_');
  unschedule(world, 'dispute-deadline', dispute.id);
  unschedule(world, 'dispute-is-decided', dispute.id);
  const status: DisputeStatus = inquiry ? 'warning_closed' : verdict;
  const before = { status: dispute.status };
  const decided = world.tables.disputes.update(dispute.id, { status });
  const closed = status === 'won' ? reinstateFunds(world, decided) : decided;
  if (status === 'won') publish(world, account, 'charge.dispute.funds_reinstated', closed);
  publish(world, account, 'charge.dispute.closed', closed, before);
  return closed;
}

/** The inquiry becomes a chargeback: now money moves, and a refund that was on its way fails. */
export function escalateInquiry(world: World, dispute: Dispute): Dispute {
  const account = world.tables.disputes.ownerOf(dispute.id) ?? world.platform;
  const { card, type } = dispute.payment_method_details;
  const dueAt = world.clock.now() + ANSWER_WITHIN;
  const escalated = world.tables.disputes.update(dispute.id, {
    status: 'needs_response',
    is_charge_refundable: false,
    payment_method_details: { type, card: { ...card, case_type: 'chargeback' } },
    evidence: { ...dispute.evidence, uncategorized_text: null },
    evidence_details: unanswered(dueAt),
  });
  unschedule(world, 'dispute-deadline', dispute.id);
  scheduleAt(world, 'dispute-deadline', dispute.id, dueAt);
  const waiting = world.tables.refunds.all().filter((refund) => refund.charge === dispute.charge);
  for (const refund of waiting) {
    if (refund.status === 'pending') failRefund(world, refund, 'charge_for_pending_refund_disputed');
  }
  const taken = withdrawFunds(world, escalated);
  publish(world, account, 'charge.dispute.updated', taken, { status: dispute.status });
  publish(world, account, 'charge.dispute.funds_withdrawn', taken);
  publishUpdated(world, world.tables.charges, dispute.charge, 'charge.updated', { disputed: true });
  return taken;
}

function verdictOf(dispute: Dispute): 'escalated' | 'lost' | 'won' | undefined {
  const words = dispute.evidence.uncategorized_text ?? '';
  // What is a chargeback already took its money and cannot be escalated once more.
  if (words.includes('escalate_inquiry_evidence')) return dispute.status.startsWith('warning_') ? 'escalated' : undefined;
  if (words.includes('winning_evidence')) return 'won';
  return words.includes('losing_evidence') ? 'lost' : undefined;
}
