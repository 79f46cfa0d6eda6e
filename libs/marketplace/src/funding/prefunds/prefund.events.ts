import type { Contract } from '../../hiring/contract.entity.js';
import type { AutoFunding } from './auto-funding-rows.js';
import type { Prefund } from './prefund-rows.js';

/** The first values of every fact about a prefund. */
export type PrefundFactValues = readonly [
  prefundId: string,
  purpose: string,
  startsOn: string,
  contractId: string,
  ownerId: string,
  expertId: string,
  amountMinor: string,
  currency: string,
];

/** `amountMinor`: what the fact is about; what is charged for the period unless said otherwise. */
export const prefundFact = (
  contract: Contract,
  prefund: Prefund,
  amountMinor: bigint = prefund.priceMinor + prefund.ownerFeeMinor,
): PrefundFactValues => [
  prefund.id,
  prefund.purpose,
  prefund.startsOn,
  contract.id,
  contract.ownerId,
  contract.expertId,
  amountMinor.toString(),
  prefund.currency,
];

abstract class PrefundFact {
  constructor(
    readonly prefundId: string,
    /** `retainer` or `week`. */
    readonly purpose: string,
    /** The first day of the period, "2026-11-30". */
    readonly startsOn: string,
    readonly contractId: string,
    readonly ownerId: string,
    readonly expertId: string,
    /** Minor units as text. */
    readonly amountMinor: string,
    readonly currency: string,
  ) {}
}

/** A period's money is held. */
export class PrefundHeld extends PrefundFact {}

/** A saved card was declined; it is tried again. */
export class PrefundDeclined extends PrefundFact {
  constructor(...[retryAt, ...fact]: [retryAt: string, ...PrefundFactValues]) {
    super(...fact);
    this.retryAt = retryAt;
  }

  readonly retryAt: string;
}

/** The owner's bank wants to hear them, or no card is kept: a page waits for them until then. */
export class PrefundNeedsOwner extends PrefundFact {
  constructor(...[until, ...fact]: [until: string, ...PrefundFactValues]) {
    super(...fact);
    this.until = until;
  }

  readonly until: string;
}

/** The month's cap leaves no room, so the period is not charged. */
export class PrefundOverCap extends PrefundFact {}

/** A transfer out of a prefund is confirmed. */
export class PrefundReleased extends PrefundFact {}

/** A transfer out of a prefund is not possible now; it is tried again. */
export class PrefundReleaseBlocked extends PrefundFact {
  constructor(...[because, ...fact]: [because: string, ...PrefundFactValues]) {
    super(...fact);
    this.because = because;
  }

  readonly because: string;
}

/** What was not used of a prefund is back on the owner's card. */
export class PrefundRefunded extends PrefundFact {}

/** A refund out of a prefund is in trouble; staff look after it. */
export class PrefundRefundBlocked extends PrefundFact {
  constructor(...[because, ...fact]: [because: string, ...PrefundFactValues]) {
    super(...fact);
    this.because = because;
  }

  readonly because: string;
}

/** A period was not paid, so nothing is charged any more until the owner goes on. */
export class AutoFundingPaused {
  constructor(
    readonly autoFundingId: string,
    readonly purpose: string,
    readonly contractId: string,
    readonly ownerId: string,
    readonly expertId: string,
  ) {}
}

export const autoFundingPaused = (contract: Contract, plan: AutoFunding): AutoFundingPaused =>
  new AutoFundingPaused(plan.id, plan.purpose, contract.id, contract.ownerId, contract.expertId);
