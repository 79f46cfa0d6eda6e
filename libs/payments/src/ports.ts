import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import type { Actor, Tx } from '@sidecrew/platform';
import type { IntentSubject } from './intents/intent-requests.js';

/** Whose rows to lock before money is applied. */
export interface LockSubject {
  readonly contractId: string;
  readonly milestoneId: string;
}

/** A payment succeeded: J1 and J2 are posted by the time the port is called. */
export interface FundedFact {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly subject: IntentSubject;
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
}

/** The part of a lost chargeback that neither held money nor our own fees cover (design J16, product edge 6). */
export interface LossQuestion {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly disputeId: string;
  readonly currency: Currency;
  readonly restMinor: bigint;
}

export interface FraudWarned {
  readonly contractId: string;
  readonly milestoneId: string;
  readonly paymentId: string;
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
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly arrivesAt: Date | null;
  /** A sentence of Stripe for a failed one. */
  readonly failure: string | null;
}

/**
 * What payments call back, inside the transaction that applied Stripe's object. All may be told more than once after
 * a crash; the state under the lock decides. `lock` comes first, before payments lock an intent or an account.
 */
export interface PaymentPortHandlers {
  /** Locks contract, then milestone, as people's verbs do. Other rows of the contract may be locked by the port that needs them. */
  lock(tx: Tx, subject: LockSubject): Promise<void>;
  /** `unwanted`: the milestone is not waiting for this money (cancelled, or already funded): it is returned in full by itself. */
  funded(tx: Tx, fact: FundedFact): Promise<'wanted' | 'unwanted'>;
  fundingEnded(tx: Tx, fact: FundingEnded): Promise<void>;
  transferSettled(tx: Tx, fact: MovementSettled): Promise<void>;
  transferRefused(tx: Tx, fact: MovementRefused): Promise<void>;
  refundSettled(tx: Tx, fact: MovementSettled): Promise<void>;
  refundRefused(tx: Tx, fact: MovementRefused): Promise<void>;
  refundFailed(tx: Tx, fact: RefundFailed): Promise<void>;
  chargebackOpened(tx: Tx, fact: ChargebackOpened): Promise<void>;
  chargebackClosed(tx: Tx, fact: ChargebackClosed): Promise<void>;
  /** Who bears the rest of a lost chargeback: the platform, or an expert who is not protected. */
  whoBearsLoss(tx: Tx, question: LossQuestion): Promise<{ readonly expertId: string | null }>;
}

/** What is known of an expert who sets up payouts. */
export interface Payee {
  readonly email: string;
  /** ISO 3166, two letters; null while the profile does not say. */
  readonly country: string | null;
}

/** What a step may hear of but need not. */
export interface OptionalPortHandlers {
  /** Who an expert is, for the payout account. Without a keeper nobody can set up payouts. */
  payee(tx: Tx, userId: string): Promise<Payee | null>;
  /** An admin wants a refused movement to be tried again; the keeper records a new wish, in a transaction of its own. */
  retryRefused(actor: Actor, wish: { readonly milestoneId: string; readonly intentId: string }): Promise<void>;
  takeBackEnded(tx: Tx, fact: TakeBackEnded): Promise<void>;
  accountChanged(tx: Tx, fact: AccountChanged): Promise<void>;
  payoutChanged(tx: Tx, fact: PayoutChanged): Promise<void>;
  fraudWarned(tx: Tx, fact: FraudWarned): Promise<void>;
}

type Handlers = PaymentPortHandlers & OptionalPortHandlers;

const required = [
  'lock',
  'funded',
  'fundingEnded',
  'transferSettled',
  'transferRefused',
  'refundSettled',
  'refundRefused',
  'refundFailed',
  'chargebackOpened',
  'chargebackClosed',
  'whoBearsLoss',
] as const satisfies readonly (keyof PaymentPortHandlers)[];

/**
 * Where the marketplace plugs in. Steps register their part while modules start (`onModuleInit`); each port has one
 * keeper, and the app does not start while a required one is open.
 */
@Injectable()
export class PaymentPorts implements OnApplicationBootstrap {
  private readonly handlers: Partial<Handlers> = {};

  /** Fills some of the ports. Throws when one of them is taken. */
  register(handlers: Partial<Handlers>): void {
    for (const name of Object.keys(handlers)) {
      if (name in this.handlers) throw new Error(`The payment port ${name} has two keepers.`);
    }
    Object.assign(this.handlers, handlers);
  }

  onApplicationBootstrap(): void {
    const open = required.filter((name) => !this.handlers[name]);
    if (open.length > 0)
      throw new Error(`Nobody keeps these payment ports: ${open.join(', ')}. Call PaymentPorts.register in onModuleInit.`);
  }

  /** The keeper of a required port. */
  get<Name extends keyof PaymentPortHandlers>(name: Name): PaymentPortHandlers[Name] {
    const handler = this.handlers[name];
    if (!handler) throw new Error(`Nobody keeps the payment port ${name}.`);
    return handler as PaymentPortHandlers[Name];
  }

  /** The keeper of an optional port, if there is one. */
  find<Name extends keyof OptionalPortHandlers>(name: Name): Handlers[Name] | null {
    return (this.handlers[name] as Handlers[Name] | undefined) ?? null;
  }
}
