import type { Currency } from '@sidecrew/money';
import type { FundingPurpose, IntentSubject } from './intents/intent-requests.js';

/** Whose rows to lock before money is applied. */
export interface LockSubject {
  readonly contractId: string;
  readonly milestoneId: string;
}

/** What a saved card is charged for. */
export interface ChargeWish {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly subject: IntentSubject;
}

/** A saved card was declined. */
export interface ChargeDeclined extends ChargeWish {
  /** The bank's word: `insufficient_funds`, `expired_card`… */
  readonly code: string;
  /** From 1; at most four. */
  readonly attempt: number;
  /** When it is tried again by itself; null when it is not, then `fundingEnded` follows. */
  readonly retryAt: Date | null;
}

/** A saved card could not be charged without its owner; a page waits for them. */
export interface PayerAskedBack extends ChargeWish {
  /** `bank`: it wants to hear from them. `no_card`: none is saved any more. */
  readonly because: 'bank' | 'no_card';
  readonly payerId: string;
  /** The partner's hosted page. */
  readonly url: string;
  readonly until: Date;
}

/** A tip took a turn. `waiting`: its expert cannot receive it now. `returned`: they never could, so it goes back to the card. */
export interface TipChanged {
  readonly tipId: string;
  readonly paymentId: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly expertId: string;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly state: 'paid' | 'passed_on' | 'waiting' | 'returned';
}

/** An owner paid a lost chargeback back. */
export interface ChargebackRepaid {
  readonly disputeId: string;
  readonly payerId: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly currency: Currency;
  readonly amountMinor: bigint;
}

/** A document for an answer to a bank; Stripe takes PDF, JPEG and PNG up to 4.5 MB together. */
export interface EvidenceFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** A payment succeeded: J1 and J2 are posted by the time the port is called. */
export interface FundedFact {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly subject: IntentSubject;
  readonly purpose: FundingPurpose;
  /** The milestone, or the week or retainer, that holds it. */
  readonly heldFor: string;
  readonly currency: Currency;
  readonly priceMinor: bigint;
  readonly ownerFeeMinor: bigint;
  readonly chargeId: string;
}

/** No payment will come from this page any more. */
export interface FundingEnded {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly subject: IntentSubject;
  /** `needs_attention`: money came in another currency and lies in suspense; an admin was alerted. */
  readonly reason: 'expired' | 'failed' | 'refused' | 'needs_attention';
  readonly code: string | null;
}

/** A wish ended well; told once, when its last part is confirmed. `intentId` is the id that `Intents.request` gave. */
export interface MovementSettled {
  readonly intentId: string;
  readonly businessKey: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly subject: IntentSubject;
  readonly currency: Currency;
  readonly amountMinor: bigint;
}

/** A wish was refused as a whole: nothing moved. The decision journal is to be reversed by who posted it. */
export interface MovementRefused extends MovementSettled {
  /** Stripe's code: `insufficient_capabilities_for_transfer`, `balance_insufficient`, `charge_disputed`… */
  readonly code: string;
  readonly message: string;
  /** A new intent may work later (balance, capability, restriction). */
  readonly retryable: boolean;
}

/** A refund that had settled came back (J8 is posted): the owner's bank refused it. Needs an admin. */
export interface RefundFailed extends MovementSettled {
  readonly failedMinor: bigint;
  readonly code: string;
  /** It failed while it was pending: no part of the wish ever moved money, and none will. */
  readonly nothingMoved: boolean;
}

/** A take-back ended: what came back, and what the expert's balance lacked and is still owed. */
export interface TakeBackEnded extends MovementSettled {
  readonly takenMinor: bigint;
  readonly shortMinor: bigint;
}

export interface AccountChanged {
  readonly userId: string;
  /** Transfers reach this account now. */
  readonly canReceive: boolean;
  readonly couldReceive: boolean;
  readonly restricted: boolean;
}

export interface ChargebackOpened {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly paymentId: string;
  /** What the payment was for: of a tip, the milestone's own money is not touched. */
  readonly purpose: FundingPurpose;
  /** False for a payment that came too late and is on its way back: no milestone holds it. */
  readonly isHeld: boolean;
  /** Stripe's id of the dispute: `du_…`. */
  readonly disputeId: string;
  /** An inquiry moves no money and freezes; a chargeback has withdrawn it (J13). An inquiry may become a chargeback: told again. */
  readonly kind: 'inquiry' | 'chargeback';
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly evidenceDueAt: Date | null;
}

export interface ChargebackClosed extends ChargebackOpened {
  /** `dropped`: an inquiry ended or a chargeback was prevented without moving money. */
  readonly outcome: 'won' | 'lost' | 'dropped';
  /** What a lost one took of the held money: the charge's share, without the owner fee on it. The rest stays held. */
  readonly heldLostMinor: bigint;
  /** What the expert owes of it since they are not protected; the rest of what nothing covers is ours. */
  readonly debtMinor: bigint;
}

/** The part of a lost chargeback that neither held money nor our own fees cover (design J16, product edge 6). */
export interface LossQuestion {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly disputeId: string;
  readonly currency: Currency;
  readonly restMinor: bigint;
  readonly purpose: FundingPurpose;
  /** Who got it, of a tip. */
  readonly payeeId: string | null;
}

export interface FraudWarned {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly paymentId: string;
  readonly purpose: FundingPurpose;
  readonly warningId: string;
  /** Stripe's `fraud_type`. */
  readonly reason: string;
  readonly actionable: boolean;
}

export type PayoutState = 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';

export interface PayoutChanged {
  readonly userId: string;
  readonly payoutId: string;
  readonly state: PayoutState;
  /** Of the expert's bank, ISO 4217: not only what contracts can have. */
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly arrivesAt: Date | null;
  /** A sentence of Stripe for a failed one. */
  readonly failure: string | null;
}

/** What is known of an expert who sets up payouts. */
export interface Payee {
  readonly email: string;
  /** ISO 3166, two letters; null while the profile does not say. */
  readonly country: string | null;
}
