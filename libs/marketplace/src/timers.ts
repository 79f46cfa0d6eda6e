import { days, hours, minutes } from '@sidecrew/platform';

/**
 * How long everything waits, in milliseconds (product, "Timers"). A contract keeps the copy it was made under,
 * so that a later change never moves a running deadline.
 */
export const launchTimers = {
  OFFER: hours(72),
  CARD_CONFIRM: minutes(15),
  FUND: hours(72),
  REVIEW: days(7),
  REVIEW_EXTEND: days(7),
  LATE_GRACE: hours(24),
  REFUND_REPLY: days(7),
  CLEAR: days(5),
  CLEAR_TRUSTED: days(2),
  UNDO: minutes(10),
  DISPUTE_REPLY: days(4),
  NEGOTIATE: days(5),
  NEGOTIATE_LEAST: hours(48),
  ACCEPT: hours(48),
  APPEAL: days(5),
  HOLD_CAP: days(75),
  VOLUNTARY_REFUND: days(180),
  TASK_OPEN: days(30),
  /** A task without risk opens by itself after this; long enough to take it back at once. */
  SCREEN_AUTO: 20_000,
  SCREEN: hours(24),
  COUNTER: hours(72),
  STALE: hours(48),
  RESUME_LEAST: hours(72),
  CHANGES_DUE: days(5),
} as const;

/** In business days (Monday to Friday, UTC). */
export const launchBusinessDays = { MEDIATE: 3, MEDIATE_ON_FILE: 2, DECIDE: 3 } as const;

/** Waits before the same wish is tried again as a new intent; after the last one an admin is asked. */
export const launchRetries = [hours(1), hours(6), hours(24)] as const;
