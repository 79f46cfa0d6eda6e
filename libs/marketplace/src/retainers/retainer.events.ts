import type { Contract } from '../hiring/contract.entity.js';
import type { DrawdownRow } from './drawdown-rows.js';

type DrawdownFactValues = readonly [
  drawdownId: string,
  contractId: string,
  ownerId: string,
  expertId: string,
  amountMinor: string,
  currency: string,
];

/** The first values of every fact about a drawdown. */
export const drawdownFact = (contract: Contract, drawdown: DrawdownRow): DrawdownFactValues => [
  drawdown.id,
  contract.id,
  contract.ownerId,
  contract.expertId,
  drawdown.amountMinor,
  drawdown.currency,
];

abstract class DrawdownFact {
  constructor(
    readonly drawdownId: string,
    readonly contractId: string,
    readonly ownerId: string,
    readonly expertId: string,
    /** Minor units as text. */
    readonly amountMinor: string,
    readonly currency: string,
  ) {}
}

/** The expert asks for a part of what a retainer holds. */
export class DrawdownAsked extends DrawdownFact {}

/** The owner approved it; it leaves when clearing ends. */
export class DrawdownApproved extends DrawdownFact {}

/** The owner declined it and said why. */
export class DrawdownDeclined extends DrawdownFact {
  constructor(...[reason, ...fact]: [reason: string, ...DrawdownFactValues]) {
    super(...fact);
    this.reason = reason;
  }

  readonly reason: string;
}

/** A retainer is agreed: each period is funded by itself. */
export class RetainerAgreed {
  constructor(
    readonly retainerId: string,
    readonly contractId: string,
    readonly ownerId: string,
    readonly expertId: string,
    readonly amountMinor: string,
    readonly currency: string,
    readonly cadence: string,
  ) {}
}

/** One side ended a retainer; what was not used goes back. */
export class RetainerEnded {
  constructor(
    readonly retainerId: string,
    readonly contractId: string,
    readonly ownerId: string,
    readonly expertId: string,
    readonly by: string,
  ) {}
}
