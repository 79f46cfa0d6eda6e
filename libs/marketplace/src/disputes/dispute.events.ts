import type { Party } from '../hiring/contract.policy.js';
import type { OutcomeKind } from './dispute.entity.js';

/** Whom a fact about a dispute concerns; part of every event of this step. */
export interface DisputePeople {
  readonly disputeId: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly ownerId: string;
  readonly expertId: string;
}

class AboutDispute implements DisputePeople {
  readonly disputeId: string;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly ownerId: string;
  readonly expertId: string;

  constructor(people: DisputePeople) {
    this.disputeId = people.disputeId;
    this.contractId = people.contractId;
    this.milestoneId = people.milestoneId;
    this.ownerId = people.ownerId;
    this.expertId = people.expertId;
  }
}

/** The money is frozen; the other side answers by then. */
export class DisputeOpened extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly openedBy: Party,
    readonly answerBy: string,
  ) {
    super(people);
  }
}

export class DisputeAnswered extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly answeredBy: Party,
    readonly negotiateUntil: string,
  ) {
    super(people);
  }
}

export class SplitOffered extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly offeredBy: Party,
    readonly offerId: string,
  ) {
    super(people);
  }
}

/** An admin is needed. `asked` names the party that asked, null where time ran out. */
export class MediationBegan extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly asked: Party | null,
    readonly unanswered: boolean,
    readonly dueAt: string,
  ) {
    super(people);
  }
}

export class MediatorAssigned extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly mediatorId: string,
  ) {
    super(people);
  }
}

export class SplitProposed extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly rulingId: string,
    readonly answerBy: string,
  ) {
    super(people);
  }
}

/** One side accepted; the other still may answer. */
export class ProposalAccepted extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly rulingId: string,
    readonly acceptedBy: Party,
  ) {
    super(people);
  }
}

/** The proposal fell; a second admin decides. `rejectedBy` is null where somebody could not be told of it. */
export class ProposalFell extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly rulingId: string,
    readonly rejectedBy: Party | null,
    readonly mediatorId: string | null,
    readonly dueAt: string,
  ) {
    super(people);
  }
}

export class DisputeDecided extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly rulingId: string,
    readonly ownerMinor: string,
    readonly expertMinor: string,
    readonly currency: string,
    readonly appealUntil: string,
  ) {
    super(people);
  }
}

export class AppealWaived extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly waivedBy: Party,
  ) {
    super(people);
  }
}

/** The outcome is being carried out: refund and transfer are on their way. */
export class DisputeSettled extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly kind: OutcomeKind,
    readonly ownerMinor: string,
    readonly expertMinor: string,
    readonly currency: string,
  ) {
    super(people);
  }
}

export class DisputeWithdrawn extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly withdrawnBy: Party,
  ) {
    super(people);
  }
}

/** Both legs are confirmed. `lostBy` counts for reputation. */
export class DisputeClosed extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly kind: OutcomeKind,
    readonly lostBy: Party | null,
  ) {
    super(people);
  }
}

/** An admin's time limit went by. */
export class DisputeOverdue extends AboutDispute {
  constructor(
    people: DisputePeople,
    readonly step: 'mediation' | 'review',
    readonly mediatorId: string | null,
  ) {
    super(people);
  }
}
