import { DAY } from '../clock/job.js';
import type { BalanceTransaction } from '../balance/balance-transaction.js';

/** The texts and files that can be handed in, all optional. */
export const evidenceFields = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const;

/** One of them. */
export type EvidenceField = (typeof evidenceFields)[number];

/** Where a dispute stands; the `warning_` ones belong to inquiries. */
export type DisputeStatus =
  'lost' | 'needs_response' | 'under_review' | 'warning_closed' | 'warning_needs_response' | 'warning_under_review' | 'won';

/** A cardholder's complaint at their bank. */
export interface Dispute {
  id: string;
  object: 'dispute';
  amount: number;
  balance_transactions: BalanceTransaction[];
  charge: string;
  created: number;
  currency: string;
  enhanced_eligibility_types: string[];
  evidence: Record<EvidenceField, string | null> & { enhanced_evidence: Record<string, never> };
  evidence_details: {
    due_by: number | null;
    enhanced_eligibility: Record<string, never>;
    has_evidence: boolean;
    past_due: boolean;
    submission_count: number;
    submission_method: 'manual' | 'not_submitted';
  };
  intended_submission_method: null;
  is_charge_refundable: boolean;
  livemode: false;
  metadata: Record<string, string>;
  payment_intent: string | null;
  payment_method_details: {
    type: 'card';
    card: {
      brand: string;
      case_type: 'chargeback' | 'inquiry';
      network: string;
      network_reason_code: string;
    };
  };
  reason: string;
  status: DisputeStatus;
}

/** Evidence with nothing handed in. */
export function noEvidence(): Dispute['evidence'] {
  const blank = Object.fromEntries(evidenceFields.map((field) => [field, null])) as Record<EvidenceField, null>;
  return { ...blank, enhanced_evidence: {} };
}

/** How long a bank waits for an answer. */
export const ANSWER_WITHIN = 14 * DAY;

/** The state of the evidence before anything was handed in. */
export function unanswered(dueAt: number): Dispute['evidence_details'] {
  return {
    due_by: Math.floor(dueAt / 1000),
    enhanced_eligibility: {},
    has_evidence: false,
    past_due: false,
    submission_count: 0,
    submission_method: 'not_submitted',
  };
}

/** Whether nothing can be done about a dispute any more. */
export function isOver(dispute: Dispute): boolean {
  return ['lost', 'warning_closed', 'won'].includes(dispute.status);
}
