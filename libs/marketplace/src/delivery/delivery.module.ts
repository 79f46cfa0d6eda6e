import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { HiringModule } from '../hiring/hiring.module.js';
import { AcceptWork } from './accept-work.js';
import { ApproveDelivery } from './approve-delivery.js';
import { DeliveriesReader } from './deliveries.reader.js';
import { DeliveryFiles } from './delivery-files.js';
import { EndOfReview } from './end-of-review.js';
import { ExtendReview } from './extend-review.js';
import { DeliveriesLoader } from './graphql/deliveries.loader.js';
import { DeliveryVerbsResolver } from './graphql/delivery-verbs.resolver.js';
import { MilestoneWorkResolver } from './graphql/milestone-work.resolver.js';
import { ReviewDeskResolver } from './graphql/review-desk.resolver.js';
import { RequestChanges } from './request-changes.js';
import { RestOfMilestone } from './rest-of-milestone.js';
import { ReviewClock } from './review-clock.js';
import { ReviewDeskReader } from './review-desk.reader.js';
import { ReviewNoticesPort } from './review-notices.port.js';
import { ReviewReminders } from './review-reminders.js';
import { SubmitDelivery } from './submit-delivery.js';

const verbs = [SubmitDelivery, ApproveDelivery, RequestChanges, ExtendReview];
const consequences = [AcceptWork, RestOfMilestone, EndOfReview, ReviewReminders, DeliveryFiles];

export const deliveryResolvers = [DeliveryVerbsResolver, MilestoneWorkResolver, ReviewDeskResolver];

/** Step 5: the expert delivers, the owner approves or asks for changes. Whoever tells people things fills `ReviewNoticesPort`. */
@Module({
  imports: [HiringModule, FundingModule],
  providers: [
    ...deliveryResolvers,
    ...verbs,
    ...consequences,
    ReviewClock,
    ReviewNoticesPort,
    DeliveriesReader,
    ReviewDeskReader,
    DeliveriesLoader,
  ],
  exports: [ReviewNoticesPort, DeliveriesLoader],
})
export class DeliveryModule {}
