import type { Contract } from '../hiring/contract.entity.js';
import type { Milestone } from '../hiring/milestone.entity.js';

/** The people and things that every fact about held money names, in the order of the constructors. */
export type MoneyFactValues = readonly [
  contractId: string,
  milestoneId: string,
  ownerId: string,
  expertId: string,
  amountMinor: string,
  currency: string,
];

/** The first values of every fact: `new EscrowReleased(...moneyFact(contract, milestone))`. */
export const moneyFact = (contract: Contract, milestone: Milestone): MoneyFactValues => [
  contract.id,
  milestone.id,
  contract.ownerId,
  contract.expertId,
  milestone.amountMinor.toString(),
  milestone.currency,
];

/** What every fact about held money carries. */
export abstract class MoneyFact {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly ownerId: string,
    readonly expertId: string,
    /** Minor units as text. */
    readonly amountMinor: string,
    readonly currency: string,
  ) {}
}

/** The owner's payment is confirmed; the expert may start. */
export class EscrowFunded extends MoneyFact {}

/** A payment page closed without a payment. */
export class FundingLeft extends MoneyFact {}

/** A release is decided; its transfer follows. */
export class EscrowReleaseStarted extends MoneyFact {}

/** The transfer to the expert is confirmed. */
export class EscrowReleased extends MoneyFact {}

/** The refund to the owner is confirmed. */
export class EscrowRefunded extends MoneyFact {}

/** Both legs of a settled dispute are confirmed. */
export class EscrowSettled extends MoneyFact {
  constructor(...[disputeId, ...fact]: [disputeId: string, ...MoneyFactValues]) {
    super(...fact);
    this.disputeId = disputeId;
  }

  readonly disputeId: string;
}

/** A release could not go out; the expert sees why. `needsAdmin` after the last try. */
export class ReleaseBlocked extends MoneyFact {
  constructor(...[because, needsAdmin, ...fact]: [because: string, needsAdmin: boolean, ...MoneyFactValues]) {
    super(...fact);
    this.because = because;
    this.needsAdmin = needsAdmin;
  }

  readonly because: string;
  readonly needsAdmin: boolean;
}

/** A refund could not go out; an admin looks after it. */
export class RefundBlocked extends MoneyFact {
  constructor(...[because, needsAdmin, ...fact]: [because: string, needsAdmin: boolean, ...MoneyFactValues]) {
    super(...fact);
    this.because = because;
    this.needsAdmin = needsAdmin;
  }

  readonly because: string;
  readonly needsAdmin: boolean;
}

/** The owner asks for the money back; silence until `replyBy` is a yes. */
export class RefundAsked extends MoneyFact {
  constructor(
    contractId: string,
    milestoneId: string,
    ownerId: string,
    expertId: string,
    amountMinor: string,
    currency: string,
    readonly reason: string,
    readonly replyBy: string,
  ) {
    super(contractId, milestoneId, ownerId, expertId, amountMinor, currency);
  }
}

/** The owner goes on with the work after all. */
export class RefundRequestWithdrawn extends MoneyFact {}

/** Money is on its way back: the expert gave it, the owner cancelled late work, or the clock decided. */
export class RefundStarted extends MoneyFact {
  constructor(...[by, ...fact]: [by: 'owner' | 'expert' | 'clock', ...MoneyFactValues]) {
    super(...fact);
    this.by = by;
  }

  readonly by: 'owner' | 'expert' | 'clock';
}

/** Release, refund and timers stand still. */
export class MoneyFrozen extends MoneyFact {
  constructor(...[reason, evidenceDueAt, ...fact]: [reason: string, evidenceDueAt: string | null, ...MoneyFactValues]) {
    super(...fact);
    this.reason = reason;
    this.evidenceDueAt = evidenceDueAt;
  }

  readonly reason: string;
  readonly evidenceDueAt: string | null;
}

/** The milestone goes on where it stood, with at least 72 hours on each timer. */
export class MoneyThawed extends MoneyFact {}

/** The bank took the payment back for good: money that was held, or that the expert has already and keeps but for what they owe. */
export class MoneyChargedBack extends MoneyFact {
  constructor(...[wasReleased, owedMinor, ...fact]: [wasReleased: boolean, owedMinor: string, ...MoneyFactValues]) {
    super(...fact);
    this.wasReleased = wasReleased;
    this.owedMinor = owedMinor;
  }

  readonly wasReleased: boolean;
  readonly owedMinor: string;
}

/** The longest hold comes near; on `day` 75 the money moves by itself, or an admin must rule. */
export class HoldCapNear extends MoneyFact {
  constructor(...[day, needsRuling, ...fact]: [day: number, needsRuling: boolean, ...MoneyFactValues]) {
    super(...fact);
    this.day = day;
    this.needsRuling = needsRuling;
  }

  readonly day: number;
  readonly needsRuling: boolean;
}
