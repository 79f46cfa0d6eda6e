import { Injectable } from '@nestjs/common';
import type { Money } from '@sidecrew/money';
import { type Actor, recordAudit, Work } from '@sidecrew/platform';
import { Escrow } from '../funding/escrow.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { AcceptWork } from './accept-work.js';
import { ApprovalOutOfRange } from './delivery.refusals.js';
import { deliveryAsSeen } from './newest-delivery.js';
import { type RestChoice, RestOfMilestone } from './rest-of-milestone.js';
import { ReviewClock } from './review-clock.js';
import { reviewPolicy } from './review.policy.js';

export interface ApprovalForm {
  /** The delivery that was looked at. */
  readonly deliveryId: string;
  readonly amount: Money;
  readonly rest: RestChoice;
}

/** Accepts a delivery, in whole or in part. The money leaves when the clearing ends. */
@Injectable()
export class ApproveDelivery {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
    private readonly review: ReviewClock,
    private readonly accept: AcceptWork,
    private readonly restOf: RestOfMilestone,
  ) {}

  /** Answers the row that will be paid: the milestone, or the approved part of it. */
  run(actor: Actor, milestoneId: string, { deliveryId, amount, rest }: ApprovalForm): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      const reviewer = reviewPolicy.mustReview(actor, contract);
      if (amount.currency !== milestone.currency || amount.isZero || amount.isMoreThan(milestone.amount))
        throw new ApprovalOutOfRange(milestone.amount);
      const isPart = amount.isLessThan(milestone.amount);
      const stood = milestone.state;
      milestone.take('approve', reviewer, isPart ? 'divided' : 'approved');
      const delivery = await deliveryAsSeen(tx, milestoneId, deliveryId);
      reviewPolicy.mustHaveFallen(reviewer, delivery, 'approve');

      await this.review.stop(tx, milestone);
      let paid = milestone;
      if (isPart) {
        const divided = await this.escrow.divide(tx, milestone, stood, amount.minor);
        divided.part.take('approve', reviewer, 'approved');
        await this.restOf.goOn(tx, contract, divided.rest, rest);
        paid = divided.part;
      }

      await this.accept.record(tx, { contract, milestone: paid, delivery, byRole: reviewer, approvedBy: actor.id });
      if (reviewer === 'admin') {
        await recordAudit(tx, {
          actorId: actor.id,
          action: 'delivery.approved',
          subjectType: 'milestone',
          subjectId: milestoneId,
          facts: { deliveryId, amountMinor: amount.minor.toString(), currency: amount.currency },
        });
      }
      return paid;
    });
  }
}
