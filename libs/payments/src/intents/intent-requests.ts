import type { Currency } from '@sidecrew/money';

/** What a wish is about, in the words of whoever wishes: `{ type: 'milestone', id }`. Given back in every port call. */
export interface IntentSubject {
  readonly type: string;
  readonly id: string;
}

/**
 * The subject of a refund after the release, and of what is taken back for it. Where one of these is refused nothing is left
 * for staff to send again: the expert is told and may decide anew, and what was not taken back is their debt.
 */
export const lateRefundSubject = 'late_refund';

interface Wish {
  /**
   * Chosen before the attempt and kept: `release:<milestone>:<version>`. The same key finds the first intent again,
   * so a second click or a repeated deadline asks for nothing new.
   */
  readonly businessKey: string;
  readonly contractId: string;
  /** The row the wish belongs to; after a partial approval this is the child. */
  readonly milestoneId: string;
  readonly subject: IntentSubject;
}

/**
 * What a payment is for, where it isn't the milestone itself. A tip is passed on to its payee as soon as it is paid. A
 * week or retainer holds money under its own id, for releases that name it as `fundedMilestoneId`. A repayment pays a
 * lost chargeback (its id) back to the platform.
 */
export type HeldFor =
  | { readonly purpose: 'tip'; readonly id: string; readonly payeeId: string }
  | { readonly purpose: 'week' | 'retainer' | 'repayment'; readonly id: string };
export type FundingPurpose = 'milestone' | HeldFor['purpose'];

/** Charge the owner on Stripe's hosted page: one Checkout Session. */
export interface FundRequest extends Wish {
  readonly op: 'fund';
  readonly params: {
    readonly payerId: string;
    readonly payerEmail: string;
    readonly currency: Currency;
    readonly priceMinor: bigint;
    readonly ownerFeeMinor: bigint;
    /** The first line on the payment page: the milestone's title. */
    readonly title: string;
    /** Paths on our own site; the session's id is added to the first as `session_id`. */
    readonly successPath: string;
    readonly cancelPath: string;
    readonly heldFor?: HeldFor;
    /** They agreed to `cardConsent`: the card is kept for later payments without them. */
    readonly saveCard?: boolean;
  };
}

/**
 * Charge a saved card without its owner. Where their bank asks for them, or no card is saved, they are asked back with
 * a page (port `payerAskedBack`); a decline is tried again after 1, 3 and 5 days as new intents (port `chargeDeclined`),
 * then it ends by `fundingEnded`.
 */
export interface FundSavedRequest extends Wish {
  readonly op: 'fund.saved';
  readonly params: {
    readonly payerId: string;
    readonly payerEmail: string;
    readonly currency: Currency;
    readonly priceMinor: bigint;
    readonly ownerFeeMinor: bigint;
    readonly title: string;
    /** For the page, should they be asked back. */
    readonly successPath: string;
    readonly cancelPath: string;
    readonly heldFor?: HeldFor;
    /** One of their saved cards; their default card where it is not given. */
    readonly cardId?: string;
  };
}

/** End an open payment page before its time. Success arrives as the port `fundingEnded`; a payment that came first stands. */
export interface ExpireFundingRequest extends Wish {
  readonly op: 'fund.expire';
  readonly params: { readonly paymentId: string };
}

/**
 * Pass on released money. From the charges of the funded milestone, oldest first, one transfer per charge; the net, since
 * fees are what is not transferred. `from: 'balance'` draws on the platform's own money (re-payment after a won dispute,
 * goodwill, protection) and can be refused for want of it.
 */
export interface ReleaseRequest extends Wish {
  readonly op: 'release';
  readonly params: {
    readonly payeeId: string;
    readonly currency: Currency;
    readonly amountMinor: bigint;
    /** The milestone that was funded (the root of a divided row), or the week or retainer: its charges pay. */
    readonly fundedMilestoneId: string;
    readonly from?: 'charges' | 'balance';
  };
}

/** Take a transfer back from the expert's Stripe balance, newest transfer first. What the balance lacks stays a debt. */
export interface ReverseRequest extends Wish {
  readonly op: 'reverse';
  readonly params: {
    readonly payeeId: string;
    readonly currency: Currency;
    readonly amountMinor: bigint;
    readonly fundedMilestoneId: string;
  };
}

/** Give money back to the card it came from, newest charge first. Price and owner fee together. */
export interface RefundRequest extends Wish {
  readonly op: 'refund';
  readonly params: {
    readonly currency: Currency;
    readonly amountMinor: bigint;
    readonly fundedMilestoneId: string;
  };
}

/** Where Stripe takes a document in an answer to a chargeback; each place takes one. */
export type EvidenceSlot = 'customer_communication' | 'receipt' | 'service_documentation' | 'uncategorized_file';

/** Answer a chargeback or inquiry, once: upload the documents, then hand in everything together. */
export interface EvidenceRequest extends Wish {
  readonly op: 'evidence';
  readonly params: {
    readonly disputeId: string;
    readonly explanation: string;
    readonly files: readonly { readonly as: EvidenceSlot; readonly fileId: string }[];
  };
}

/** Give a chargeback up: it is lost at once. */
export interface ConcedeRequest extends Wish {
  readonly op: 'concede';
  readonly params: { readonly disputeId: string };
}

/** Every wish another lib may record. */
export type IntentRequest =
  | FundRequest
  | FundSavedRequest
  | ExpireFundingRequest
  | ReleaseRequest
  | ReverseRequest
  | RefundRequest
  | EvidenceRequest
  | ConcedeRequest;

export type IntentState = 'ready' | 'sending' | 'done' | 'refused' | 'unknown';

/** What `Intents.request` answers. */
export interface RequestedIntent {
  /** Names the whole wish in ports and in `refund_payable:<id>`, even where it takes several calls. */
  readonly id: string;
  /** False when the business key was known: nothing new was asked. */
  readonly created: boolean;
  /** The funding this wish opened or ends; null for other ops. */
  readonly paymentId: string | null;
}
