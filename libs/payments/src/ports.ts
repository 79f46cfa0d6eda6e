import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Actor, Tx } from '@sidecrew/platform';
import type {
  AccountChanged,
  ChargeDeclined,
  ChargebackClosed,
  ChargebackOpened,
  ChargebackRepaid,
  ChargeWish,
  EvidenceFile,
  FraudWarned,
  FundedFact,
  FundingEnded,
  LockSubject,
  LossQuestion,
  MovementRefused,
  MovementSettled,
  Payee,
  PayerAskedBack,
  PayoutChanged,
  RefundFailed,
  TakeBackEnded,
  TipChanged,
} from './port-facts.js';

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
  /** A promised refund needs nobody any more: a lost chargeback gave the owner that money. */
  refundByBank(tx: Tx, fact: MovementSettled): Promise<void>;
  chargebackOpened(tx: Tx, fact: ChargebackOpened): Promise<void>;
  chargebackClosed(tx: Tx, fact: ChargebackClosed): Promise<void>;
  /** Who bears the rest of a lost chargeback: the platform, or an expert who is not protected. */
  whoBearsLoss(tx: Tx, question: LossQuestion): Promise<{ readonly expertId: string | null }>;
}

/** What a step may hear of but need not. */
export interface OptionalPortHandlers {
  /** Who an expert is, for the payout account. Without a keeper nobody can set up payouts. */
  payee(tx: Tx, userId: string): Promise<Payee | null>;
  /** An admin wants a refused movement to be tried again; the keeper records a new wish, in a transaction of its own. */
  retryRefused(actor: Actor, wish: { readonly milestoneId: string; readonly intentId: string; readonly reason: string }): Promise<void>;
  takeBackEnded(tx: Tx, fact: TakeBackEnded): Promise<void>;
  accountChanged(tx: Tx, fact: AccountChanged): Promise<void>;
  payoutChanged(tx: Tx, fact: PayoutChanged): Promise<void>;
  fraudWarned(tx: Tx, fact: FraudWarned): Promise<void>;
  /** Asked before a saved card is charged, also at each new try. Reads only: whether the money is taken in, `funded` decides. */
  stillWanted(tx: Tx, wish: ChargeWish): Promise<boolean>;
  chargeDeclined(tx: Tx, fact: ChargeDeclined): Promise<void>;
  payerAskedBack(tx: Tx, fact: PayerAskedBack): Promise<void>;
  tipChanged(tx: Tx, fact: TipChanged): Promise<void>;
  /** Whether a released amount is taken back while a chargeback is open (J14). Without a keeper nothing is. */
  takeBackWhileOpen(tx: Tx, fact: ChargebackOpened): Promise<{ readonly payeeId: string; readonly amountMinor: bigint } | null>;
  chargebackRepaid(tx: Tx, fact: ChargebackRepaid): Promise<void>;
  /** The bytes of a file for an answer to a bank, outside of any transaction; null where there is none. */
  evidenceFile(fileId: string): Promise<EvidenceFile | null>;
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
  'refundByBank',
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
