export * from './accounts/payout-accounts.js';
export * from './cards/card-consent.js';
export * from './cards/choose-default-card.js';
export * from './cards/remove-card.js';
export * from './cards/save-card.js';
export * from './cards/saved-cards.reader.js';
export * from './chargebacks/answer-chargeback.js';
export * from './chargebacks/concede-chargeback.js';
export * from './decisions/decision.js';
export * from './decisions/decision.refusals.js';
export * from './decisions/decision-keepers.js';
export * from './funding/call-off-charge.js';
export * from './funding/charge-now.js';
export * from './funding/fundings.reader.js';
export * from './funding/late-payment-returned.event.js';
export * from './funding/refresh-funding.js';
export * from './funding/roll-over.js';
export { CrashPoints } from './gateway/crash-points.js';
export * from './intents/intent-requests.js';
export * from './intents/intent-runner.js';
export { Intents } from './intents/intents.js';
export { ownSubjects } from './intents/own-movements.js';
export * from './payments.module.js';
export * from './port-facts.js';
export * from './ports.js';
export * from './reconciliation/differences-found.event.js';
import { Payments1764000005001 } from './migrations/1764000005001-payments.js';
import { MoreWaysToPay1764000005010 } from './migrations/1764000005010-more-ways-to-pay.js';
import { OpenCardPages1764000005060 } from './migrations/1764000005060-open-card-pages.js';
import { StaffDecisions1764000005040 } from './migrations/1764000005040-staff-decisions.js';
import { MovementsByDate1764000005090 } from './migrations/1764000005090-movements-by-date.js';

/** In order; `apps/api` gathers them. */
export const paymentsMigrations = [
  Payments1764000005001,
  MoreWaysToPay1764000005010,
  StaffDecisions1764000005040,
  OpenCardPages1764000005060,
  MovementsByDate1764000005090,
];

/** Money paths are plain SQL; nothing here is an entity. */
export const paymentsEntities: readonly never[] = [];
