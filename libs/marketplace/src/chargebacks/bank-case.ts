import type { Currency } from '@sidecrew/money';

/** An inquiry asks and moves nothing, a chargeback has taken the money, a warning of fraud may become one. */
export type BankCaseKind = 'inquiry' | 'chargeback' | 'fraud_warning';

/**
 * `needs_answer` waits for staff; `answering` and `conceding` are on their way to the bank; `under_review` waits for it.
 * A warning is `warned` until staff lift its freeze.
 */
export type BankCaseState = 'needs_answer' | 'answering' | 'conceding' | 'under_review' | 'won' | 'lost' | 'dropped' | 'warned' | 'lifted';

/** What a bank wants to know about a payment, or has decided about it. */
export interface BankCase {
  /** Stripe's id: `du_…`, or `issfr_…` of a warning. */
  readonly id: string;
  readonly kind: BankCaseKind;
  readonly state: BankCaseState;
  readonly currency: Currency;
  readonly amountMinor: string;
  /** The bank's word: `fraudulent`, `product_not_received`… */
  readonly reason: string;
  /** What was paid: a milestone, a tip… */
  readonly purpose: string;
  readonly paymentId: string;
  readonly paidAt: Date | null;
  readonly openedAt: Date;
  /** Until when the bank takes an answer; it does not wait. */
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly title: string;
  readonly ownerName: string;
  readonly expertName: string;
}

/** Where a chargeback `c` stands, also before the bank has heard what was decided here. */
const stateOfChargeback = `
  case when c.outcome is not null then c.outcome
       when exists (select from intents i where i.op = 'concede' and i.subject_id = c.id and i.state <> 'refused') then 'conceding'
       when c.answered_at is not null then 'under_review'
       when exists (select from intents i where i.op = 'evidence' and i.subject_id = c.id and i.state <> 'refused') then 'answering'
       else 'needs_answer' end`;

/** Every case as a row, newest facts included; `who` is the parameter of the admin, who sees none of a contract of their own. */
export const bankCasesOf = (who: string): string => `
  select b.id, b.kind, b.state, b.currency, b.amount::text as "amountMinor", b.reason, p.purpose, p.id as "paymentId", p.succeeded_at as "paidAt",
         b.opened_at as "openedAt", b.due_at as "dueAt", b.answered_at as "answeredAt", b.closed_at as "closedAt",
         p.contract_id as "contractId", p.milestone_id as "milestoneId", k.title, o.name as "ownerName", e.name as "expertName"
    from (select c.id, c.kind, ${stateOfChargeback} as state, c.currency, c.amount_minor as amount, c.reason, c.payment_id, c.opened_at,
                 c.evidence_due_at as due_at, c.answered_at, c.closed_at
            from chargebacks c
          union all
          select w.id, 'fraud_warning', case when f.id is not null and f.closed_at is null then 'warned' else 'lifted' end,
                 q.currency, q.price_minor + q.owner_fee_minor, w.reason, w.payment_id, w.seen_at, null, null, f.closed_at
            from fraud_warnings w join payments q on q.id = w.payment_id left join freezes f on f.reference = w.id) b
    join payments p on p.id = b.payment_id
    join contracts k on k.id = p.contract_id join users o on o.id = k.owner_id join users e on e.id = k.expert_id
   where ${who} not in (k.owner_id, k.expert_id)`;
