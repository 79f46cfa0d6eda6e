import { Injectable } from '@nestjs/common';
import { type Actor, NotPossibleNow, Work } from '@sidecrew/platform';
import { Escrow } from '../funding/escrow.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { ReviewExtended } from './delivery.events.js';
import { ReviewExtendedBefore } from './delivery.refusals.js';
import { newestDelivery } from './newest-delivery.js';
import { ReviewClock } from './review-clock.js';

/** Gives the owner seven more days to review; once per milestone. */
@Injectable()
export class ExtendReview {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
    private readonly review: ReviewClock,
  ) {}

  run(actor: Actor, milestoneId: string): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('owner', actor, contract);
      milestone.take('extend', 'owner');
      if (milestone.reviewExtended) throw new ReviewExtendedBefore();
      // A freeze has stopped the review already; it comes back with the time that was left.
      await this.escrow.mustNotBeFrozen(tx, milestone, 'extend');
      const delivery = await newestDelivery(tx, milestoneId);
      if (!delivery || delivery.adminReviewsSince) throw new NotPossibleNow('review', 'extend', 'with_an_admin');

      milestone.reviewExtended = true;
      await tx.manager.save(Milestone, milestone);
      const endsAt = (await this.review.prolong(tx, milestone, launchTimers.REVIEW_EXTEND)).toISOString();

      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId,
        kind: 'review_extended',
        actorId: actor.id,
        actorRole: 'owner',
        facts: { reviewEndsAt: endsAt },
      });

      await tx.publish(new ReviewExtended(contract.id, milestoneId, delivery.id, contract.ownerId, contract.expertId, endsAt));
      return milestone;
    });
  }
}
