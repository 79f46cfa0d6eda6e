/** The people and things that every fact about held money names. */
abstract class MoneyFact {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly ownerId: string,
    readonly expertId: string,
    /** Minor units as text, and their currency. */
    readonly amountMinor: string,
    readonly currency: string,
  ) {}
}

/** The owner's payment is confirmed; the expert may start. */
export class EscrowFunded extends MoneyFact {}
/** The transfer to the expert is confirmed. */
export class EscrowReleased extends MoneyFact {}
/** The refund to the owner is confirmed. */
export class EscrowRefunded extends MoneyFact {}
/** Both legs of a settled dispute are confirmed. */
export class EscrowSettled extends MoneyFact {}
/** A release could not go out; the expert sees why. `needsAdmin` after the last try. */
export class ReleaseBlocked extends MoneyFact {
  constructor(contractId: string, milestoneId: string, ownerId: string, expertId: string, amountMinor: string, currency: string, readonly because: string, readonly needsAdmin: boolean) {
    super(contractId, milestoneId, ownerId, expertId, amountMinor, currency);
  }
}
/** A refund could not go out; an admin looks after it. */
export class RefundBlocked extends MoneyFact {}
/** A payment page closed without a payment. */
export class FundingLeft extends MoneyFact {}
/** The owner asks for the money back; silence until `replyBy` is a yes. */
export class RefundAsked extends MoneyFact {
  constructor(contractId: string, milestoneId: string, ownerId: string, expertId: string, amountMinor: string, currency: string, readonly reason: string, readonly replyBy: string) {
    super(contractId, milestoneId, ownerId, expertId, amountMinor, currency);
  }
}
/** The expert gave money back, or the owner cancelled late work. */
export class RefundStarted extends MoneyFact {
  constructor(contractId: string, milestoneId: string, ownerId: string, expertId: string, amountMinor: string, currency: string, readonly by: 'owner' | 'expert' | 'clock') {
    super(contractId, milestoneId, ownerId, expertId, amountMinor, currency);
  }
}
