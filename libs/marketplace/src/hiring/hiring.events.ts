/** The people and things that every fact about an offer names. */
abstract class OfferFact {
  constructor(
    readonly bidId: string,
    readonly taskId: string,
    readonly ownerId: string,
    readonly expertId: string,
  ) {}
}

export class OfferMade extends OfferFact {}

export class OfferRescinded extends OfferFact {}

export class OfferRefused extends OfferFact {}

/** The expert did not answer in time. */
export class OfferLapsed extends OfferFact {}

/** The people and things that every fact about a contract's life names. */
abstract class ContractFact {
  constructor(
    readonly contractId: string,
    readonly taskId: string,
    readonly ownerId: string,
    readonly expertId: string,
  ) {}
}

/** The expert accepted: a contract waits for its first payment. */
export class ExpertHired extends ContractFact {
  constructor(
    contractId: string,
    taskId: string,
    ownerId: string,
    expertId: string,
    readonly bidId: string,
  ) {
    super(contractId, taskId, ownerId, expertId);
  }
}

/** The first milestone is funded: work may start. */
export class ContractActivated extends ContractFact {}

/** Nobody paid in time. */
export class ContractLapsed extends ContractFact {}

/** One side called it off before any payment. */
export class ContractCancelled extends ContractFact {
  constructor(
    contractId: string,
    taskId: string,
    ownerId: string,
    expertId: string,
    readonly by: 'owner' | 'expert',
    readonly reason: string,
  ) {
    super(contractId, taskId, ownerId, expertId);
  }
}

/** All milestones are final and some money reached the expert. */
export class ContractCompleted extends ContractFact {}

/** All milestones are final and no money reached the expert. */
export class ContractEndedUnpaid extends ContractFact {}
