import type { Currency } from '@sidecrew/money';

/** What a wish is about, in the words of whoever wishes: `{ type: 'milestone', id }`. Given back in every port call. */
export interface IntentSubject {
  readonly type: string;
  readonly id: string;
}

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
    /** The milestone that was funded (the root of a divided row): its charges pay. */
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

/** Every wish another lib may record. */
export type IntentRequest = FundRequest | ExpireFundingRequest | ReleaseRequest | ReverseRequest | RefundRequest;

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
