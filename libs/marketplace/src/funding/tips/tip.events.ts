import type { Contract } from '../../hiring/contract.entity.js';
import type { TipRow } from './tip-rows.js';

/** The first values of every fact about a tip. */
export type TipFactValues = readonly [
  tipId: string,
  contractId: string,
  ownerId: string,
  expertId: string,
  amountMinor: string,
  currency: string,
];

export const tipFact = (contract: Contract, tip: TipRow): TipFactValues => [
  tip.id,
  contract.id,
  contract.ownerId,
  contract.expertId,
  tip.amountMinor,
  tip.currency,
];

abstract class TipFact {
  constructor(
    readonly tipId: string,
    readonly contractId: string,
    readonly ownerId: string,
    readonly expertId: string,
    /** Minor units as text. */
    readonly amountMinor: string,
    readonly currency: string,
  ) {}
}

/** The owner paid a tip; it is passed on at once. */
export class TipPaid extends TipFact {}

/** The expert cannot receive a tip now; it is tried again for 30 days. */
export class TipWaits extends TipFact {}

/** A tip that its expert could not receive goes back to the owner's card. */
export class TipReturned extends TipFact {}
