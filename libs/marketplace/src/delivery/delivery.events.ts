/** The expert handed over; the owner's review begins. */
export class DeliverySubmitted {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly deliveryId: string,
    readonly n: number,
    readonly ownerId: string,
    readonly expertId: string,
    readonly reviewEndsAt: string,
  ) {}
}

/** Work was accepted, by a person or because the review ended in silence. `milestoneId` is the row that will be paid. */
export class DeliveryApproved {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly deliveryId: string,
    readonly ownerId: string,
    readonly expertId: string,
    readonly amountMinor: string,
    readonly currency: string,
    readonly auto: boolean,
    readonly byRole: 'owner' | 'admin' | 'clock',
    readonly clearsAt: string,
  ) {}
}

export class ChangesRequested {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly deliveryId: string,
    readonly ownerId: string,
    readonly expertId: string,
    readonly round: number,
    readonly byRole: 'owner' | 'admin',
    readonly dueAt: string,
  ) {}
}

export class ReviewExtended {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly deliveryId: string,
    readonly ownerId: string,
    readonly expertId: string,
    readonly reviewEndsAt: string,
  ) {}
}

/** The owner is to be reminded of this delivery. */
export class ReviewReminderDue {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly deliveryId: string,
    readonly ownerId: string,
    readonly which: ReviewReminder,
    readonly reviewEndsAt: string,
  ) {}
}
export type ReviewReminder = 'first' | 'second' | 'last';

/** The review ended, yet the owner was not surely told: it runs on once and an admin looks at the mail. */
export class ReviewNoticesMissing {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly deliveryId: string,
    readonly ownerId: string,
    readonly reviewEndsAt: string,
  ) {}
}

/** The owner could not be reached twice: an admin reviews in the owner's place. Told again while nobody does. */
export class ReviewFellToAdmin {
  constructor(
    readonly contractId: string,
    readonly milestoneId: string,
    readonly deliveryId: string,
    readonly ownerId: string,
    readonly expertId: string,
    readonly dueAt: string,
  ) {}
}
