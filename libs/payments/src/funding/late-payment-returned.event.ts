/** A payment came for a milestone that no longer waited for it; it goes back in full by itself. */
export class LatePaymentReturned {
  constructor(
    readonly paymentId: string,
    readonly contractId: string,
    readonly milestoneId: string,
    readonly payerId: string,
    /** All that was paid, fee included. */
    readonly amountMinor: string,
    readonly currency: string,
  ) {}
}
