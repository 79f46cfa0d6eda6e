import type { Contract } from '../../hiring/contract.entity.js';
import type { Milestone } from '../../hiring/milestone.entity.js';
import { backToOwner, type LateRefund, netOf } from './late-refund-rows.js';

/** Every fact about money that its expert gives back after the release. Amounts are minor units as text. */
abstract class LateRefundFact {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly ownerId: string,
    readonly expertId: string,
    /** What goes back to the owner, fee included. */
    readonly amountMinor: string,
    /** What the expert gives back of it. */
    readonly netMinor: string,
    readonly currency: string,
  ) {}
}

/** It is decided and on its way to the owner. */
export class LateRefundStarted extends LateRefundFact {}

/** The owner has it; what the expert gives back of it is taken from their payout balance. */
export class LateRefundConfirmed extends LateRefundFact {}

/** Nothing moved, so everything stands as before. */
export class LateRefundRefused extends LateRefundFact {}

/** The payout balance lacked a part of the net, so it is owed: kept from later releases, a quarter of each at most. */
export class TakeBackFellShort extends LateRefundFact {
  constructor(...[shortMinor, ...fact]: [shortMinor: string, ...LateRefundValues]) {
    super(...fact);
    this.shortMinor = shortMinor;
  }

  readonly shortMinor: string;
}

type LateRefundValues = readonly [
  contractId: string,
  milestoneId: string,
  ownerId: string,
  expertId: string,
  amountMinor: string,
  netMinor: string,
  currency: string,
];

/** The values of every fact: `new LateRefundStarted(...lateRefundFact(contract, milestone, refund))`. */
export const lateRefundFact = (contract: Contract, milestone: Milestone, refund: LateRefund): LateRefundValues => [
  contract.id,
  milestone.id,
  contract.ownerId,
  contract.expertId,
  backToOwner(refund).toString(),
  netOf(refund).toString(),
  milestone.currency,
];
