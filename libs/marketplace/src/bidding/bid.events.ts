/** Who and what every fact about a bid names. */
abstract class BidFact {
  constructor(
    readonly bidId: string,
    readonly taskId: string,
    readonly ownerId: string,
    readonly expertId: string,
  ) {}
}

export type Side = 'owner' | 'expert';

export class BidSubmitted extends BidFact {}

/** The expert changed the terms. */
export class BidRevised extends BidFact {}

/** The expert stands by the bid after the task changed. */
export class BidConfirmed extends BidFact {}

export class BidWithdrawn extends BidFact {}

export class BidShortlisted extends BidFact {}

export class BidDeclined extends BidFact {
  constructor(
    bidId: string,
    taskId: string,
    ownerId: string,
    expertId: string,
    readonly reason: string,
    readonly note: string | null,
  ) {
    super(bidId, taskId, ownerId, expertId);
  }
}

/** A fact by one of the two sides, for the other to hear. */
abstract class BidFactBy extends BidFact {
  constructor(
    bidId: string,
    taskId: string,
    ownerId: string,
    expertId: string,
    readonly by: Side,
  ) {
    super(bidId, taskId, ownerId, expertId);
  }
}

export class BidCountered extends BidFactBy {}

export class CounterAccepted extends BidFactBy {}

export class CounterRefused extends BidFactBy {}

/** Nobody answered in time: the terms fall back to the bid before the counters. */
export class CounterLapsed extends BidFact {}

/** The task changed: confirm or revise, or the bid leaves. */
export class BidOutdated extends BidFact {}

/** Half of the time to confirm is over. */
export class BidConfirmationDue extends BidFact {}

/** It was not confirmed in time. */
export class BidLeftStale extends BidFact {}

/** Nobody is left without an answer. `because`: the task was closed, expired, awarded, rejected or withdrawn. */
export class BidNotSelected extends BidFact {
  constructor(
    bidId: string,
    taskId: string,
    ownerId: string,
    expertId: string,
    readonly because: string,
  ) {
    super(bidId, taskId, ownerId, expertId);
  }
}

/** The task they once bid on is open again. */
export class EarlierBidderInvited extends BidFact {}
