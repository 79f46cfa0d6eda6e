import { fundingResolvers } from './funding/funding.module.js';
import { payoutsResolvers } from './payouts/payouts.module.js';
import { Screens1764000006010 } from './screens/migrations/1764000006010-screens.js';
import { screensResolvers } from './screens/screens.module.js';
import { Bid } from './bidding/bid.entity.js';
import { biddingResolvers } from './bidding/bidding.module.js';
import { chargebacksResolvers } from './chargebacks/chargebacks.module.js';
import { Bidding1764000006002 } from './bidding/migrations/1764000006002-bidding.js';
import { Delivery } from './delivery/delivery.entity.js';
import { deliveryResolvers } from './delivery/delivery.module.js';
import { Delivery1764000006005 } from './delivery/migrations/1764000006005-delivery.js';
import { ReviewDesk1764000006035 } from './delivery/migrations/1764000006035-review-desk.js';
import { Dispute } from './disputes/dispute.entity.js';
import { disputesResolvers } from './disputes/disputes.module.js';
import { Disputes1764000006006 } from './disputes/migrations/1764000006006-disputes.js';
import { Funding1764000006004 } from './funding/migrations/1764000006004-funding.js';
import { Prefunds1764000006140 } from './funding/prefunds/migrations/1764000006140-prefunds.js';
import { CardCharges1764000006120 } from './funding/migrations/1764000006120-card-charges.js';
import { LateRefunds1764000006100 } from './funding/migrations/1764000006100-late-refunds.js';
import { Tips1764000006060 } from './funding/migrations/1764000006060-tips.js';
import { Contract } from './hiring/contract.entity.js';
import { hiringResolvers } from './hiring/hiring.module.js';
import { Hiring1764000006003 } from './hiring/migrations/1764000006003-hiring.js';
import { Milestone } from './hiring/milestone.entity.js';
import { Posting1764000006001 } from './posting/migrations/1764000006001-posting.js';
import { postingResolvers } from './posting/posting.module.js';
import { Task } from './posting/task.entity.js';
import { Drawdowns1764000006141 } from './retainers/migrations/1764000006141-drawdowns.js';
import { retainersResolvers } from './retainers/retainers.module.js';
import { Weeks1764000006142 } from './weeks/migrations/1764000006142-weeks.js';
import { weeksResolvers } from './weeks/weeks.module.js';
import { Statements1764000006050 } from './statements/migrations/1764000006050-statements.js';
import { CreditNotes1764000006150 } from './statements/migrations/1764000006150-credit-notes.js';
import { statementsResolvers } from './statements/statements.module.js';

export * from './bidding/bid.events.js';
export * from './chargebacks/message-counts.port.js';
export { hasContactDetails } from './contact-details.js';
export * from './contract.process.js';
export * from './delivery/delivery.events.js';
export * from './delivery/review-notices.port.js';
export * from './disputes/dispute.events.js';
export * from './disputes/proposal-notices.port.js';
export * from './funding/escrow.events.js';
export * from './funding/late-refunds/late-refund.events.js';
export * from './funding/retry-money.js';
export * from './funding/saved-cards/card-charge.events.js';
export { declineWords } from './funding/saved-cards/decline-words.js';
export * from './funding/prefunds/prefund.events.js';
export * from './funding/tips/tip.events.js';
export * from './hiring/hiring.events.js';
export * from './marketplace.module.js';
export * from './milestone.process.js';
export * from './payouts/payout.events.js';
export * from './posting/task.events.js';
export * from './retainers/retainer.events.js';
export * from './timers.js';
export * from './weeks/week.events.js';

/** `apps/api` gathers them; the number in a migration's name is its place. */
export const marketplaceEntities = [Task, Bid, Contract, Milestone, Delivery, Dispute];
export const marketplaceMigrations = [
  Posting1764000006001,
  Bidding1764000006002,
  Hiring1764000006003,
  Funding1764000006004,
  Delivery1764000006005,
  Disputes1764000006006,
  Statements1764000006050,
  Screens1764000006010,
  ReviewDesk1764000006035,
  Tips1764000006060,
  CardCharges1764000006120,
  LateRefunds1764000006100,
  Prefunds1764000006140,
  Drawdowns1764000006141,
  Weeks1764000006142,
  CreditNotes1764000006150,
];

/** Every resolver, for the printed schema. */
export const marketplaceResolvers = [
  ...postingResolvers,
  ...biddingResolvers,
  ...hiringResolvers,
  ...deliveryResolvers,
  ...disputesResolvers,
  ...chargebacksResolvers,
  ...fundingResolvers,
  ...retainersResolvers,
  ...weeksResolvers,
  ...payoutsResolvers,
  ...statementsResolvers,
  ...screensResolvers,
];
