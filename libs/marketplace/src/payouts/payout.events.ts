/** The expert's money reached the bank. */
export class PayoutPaid {
  constructor(
    readonly userId: string,
    readonly payoutId: string,
    readonly amountMinor: string,
    readonly currency: string,
  ) {}
}

/** The bank sent it back; the expert must look at the bank account. */
export class PayoutFailed {
  constructor(
    readonly userId: string,
    readonly payoutId: string,
    readonly amountMinor: string,
    readonly currency: string,
    readonly because: string | null,
  ) {}
}

/** Approved money waits since `day` days because the expert cannot receive it yet. */
export class PayoutAccountNeeded {
  constructor(
    readonly userId: string,
    readonly contractId: string,
    readonly milestoneId: string,
    readonly day: number,
    readonly amountMinor: string,
    readonly currency: string,
  ) {}
}
