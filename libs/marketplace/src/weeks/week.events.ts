import type { Contract } from '../hiring/contract.entity.js';
import type { HourlyAgreement, Week } from './week-rows.js';

abstract class HoursFact {
  constructor(
    readonly agreementId: string,
    readonly contractId: string,
    readonly ownerId: string,
    readonly expertId: string,
    /** Which side acted. */
    readonly by: string,
    /** Per hour, minor units as text. */
    readonly rateMinor: string,
    readonly currency: string,
    readonly capHours: number,
  ) {}
}

export const hoursFact = (contract: Contract, agreement: HourlyAgreement, by: 'owner' | 'expert') =>
  [
    agreement.id,
    contract.id,
    contract.ownerId,
    contract.expertId,
    by,
    agreement.rateMinor.toString(),
    agreement.currency,
    agreement.capMinutes / 60,
  ] as const;

/** One side proposes work by the hour. */
export class HoursProposed extends HoursFact {}

/** The other side accepts; weeks begin with the next Monday. */
export class HoursAccepted extends HoursFact {}

/** A proposal is refused or taken back. */
export class HoursRefused extends HoursFact {}

/** One side ends it; what was logged is reviewed and paid as always. */
export class HoursEnded extends HoursFact {}

abstract class WeekFact {
  constructor(
    readonly weekId: string,
    /** Its Monday, "2026-11-30". */
    readonly startsOn: string,
    readonly contractId: string,
    readonly ownerId: string,
    readonly expertId: string,
  ) {}
}

type WeekFactValues = ConstructorParameters<typeof WeekBlocked>;

/** The first values of every fact about a week. */
export const weekFact = (contract: Contract, week: Week): WeekFactValues => [
  week.id,
  week.startsOn,
  contract.id,
  contract.ownerId,
  contract.expertId,
];

/** Monday came and the week is not paid: no protected hours. */
export class WeekBlocked extends WeekFact {}

/** The week is over; the expert looks once more at what they logged. */
export class WeekEnded extends WeekFact {}

/** The owner has until `reviewBy` to look at it; silence approves. */
export class WeekInReview extends WeekFact {
  constructor(...[reviewBy, ...fact]: [reviewBy: string, ...WeekFactValues]) {
    super(...fact);
    this.reviewBy = reviewBy;
  }

  readonly reviewBy: string;
}

/** The owner asks about lines; those are not paid unless the expert answers by then. */
export class WeekQueried extends WeekFact {
  constructor(...[answerBy, ...fact]: [answerBy: string, ...WeekFactValues]) {
    super(...fact);
    this.answerBy = answerBy;
  }

  readonly answerBy: string;
}

/** So much of the week is approved; it leaves when clearing ends. */
export class WeekApproved extends WeekFact {
  constructor(...[minutes, amountMinor, currency, ...fact]: [minutes: number, amountMinor: string, currency: string, ...WeekFactValues]) {
    super(...fact);
    this.minutes = minutes;
    this.amountMinor = amountMinor;
    this.currency = currency;
  }

  readonly minutes: number;
  readonly amountMinor: string;
  readonly currency: string;
}
