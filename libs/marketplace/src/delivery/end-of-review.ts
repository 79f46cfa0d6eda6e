import { Injectable, type OnModuleInit } from '@nestjs/common';
import { businessDaysLater, Deadlines, later, type Tx } from '@sidecrew/platform';
import { Escrow } from '../funding/escrow.js';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { milestoneProcess } from '../milestone.process.js';
import { launchTimers } from '../timers.js';
import { AcceptWork } from './accept-work.js';
import { Delivery } from './delivery.entity.js';
import { ReviewFellToAdmin, ReviewNoticesMissing } from './delivery.events.js';
import { newestDelivery } from './newest-delivery.js';
import { ReviewClock } from './review-clock.js';
import { ReviewNoticesPort } from './review-notices.port.js';

interface EndedReview {
  readonly contract: Contract;
  readonly milestone: Milestone;
  readonly delivery: Delivery;
}

/** A review ran out. Silence accepts, if the owner was surely told; otherwise the review goes on, once, and then to an admin. */
@Injectable()
export class EndOfReview implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly notices: ReviewNoticesPort,
    private readonly review: ReviewClock,
    private readonly accept: AcceptWork,
    private readonly escrow: Escrow,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep('REVIEW', { lock: lockMilestone, act: (tx, milestoneId, dueAt) => this.end(tx, milestoneId, dueAt) });
    this.deadlines.keep('REVIEW_BY_ADMIN', { lock: lockMilestone, act: (tx, milestoneId) => this.askAdminAgain(tx, milestoneId) });
  }

  private async end(tx: Tx, milestoneId: string, dueAt: Date): Promise<void> {
    const ended = await this.underReview(tx, milestoneId);
    if (!ended || ended.delivery.adminReviewsSince) return;
    if (ended.contract.state !== 'active' && ended.contract.state !== 'ending') {
      // A contract that stands still approves nothing; the review goes on with the least that a stopped clock resumes with.
      await this.deadlines.set(tx, 'REVIEW', milestoneId, later(tx.now, launchTimers.RESUME_LEAST));
      return;
    }
    if (await this.escrow.isFrozen(tx, ended.milestone)) {
      // Work that was handed over while a bank asks waits like the rest; the thaw gives the review its time back.
      await this.deadlines.set(tx, 'REVIEW', milestoneId, dueAt);
      await this.escrow.stopDeadlines(tx, ended.milestone);
      await tx.manager.save(Milestone, ended.milestone);
      return;
    }
    if (await this.notices.ownerWasTold(tx, ended.delivery.id)) await this.approve(tx, ended);
    else if (!ended.delivery.prolongedAt) await this.prolong(tx, ended);
    else await this.handToAdmin(tx, ended);
  }

  private async approve(tx: Tx, { contract, milestone, delivery }: EndedReview): Promise<void> {
    milestone.take('approveBySilence', 'clock');
    await this.review.stop(tx, milestone);
    await this.accept.record(tx, { contract, milestone, delivery, byRole: 'clock', approvedBy: null });
  }

  private async prolong(tx: Tx, { contract, milestone, delivery }: EndedReview): Promise<void> {
    await tx.manager.update(Delivery, { id: delivery.id }, { prolongedAt: tx.now });
    const endsAt = (await this.review.prolong(tx, milestone, launchTimers.REVIEW_EXTEND)).toISOString();
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'review_prolonged',
      actorId: null,
      actorRole: 'clock',
      facts: { reviewEndsAt: endsAt },
    });
    await tx.publish(new ReviewNoticesMissing(contract.id, milestone.id, delivery.id, contract.ownerId, endsAt));
  }

  private async handToAdmin(tx: Tx, { contract, milestone, delivery }: EndedReview): Promise<void> {
    await tx.manager.update(Delivery, { id: delivery.id }, { adminReviewsSince: tx.now });
    const dueAt = (await this.review.handToAdmin(tx, milestone)).toISOString();
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'review_fell_to_admin',
      actorId: null,
      actorRole: 'clock',
      facts: { dueAt },
    });
    await tx.publish(new ReviewFellToAdmin(contract.id, milestone.id, delivery.id, contract.ownerId, contract.expertId, dueAt));
  }

  private async askAdminAgain(tx: Tx, milestoneId: string): Promise<void> {
    const waiting = await this.underReview(tx, milestoneId);
    if (!waiting?.delivery.adminReviewsSince) return;
    const { contract, delivery } = waiting;
    const dueAt = businessDaysLater(tx.now, 1);
    await this.deadlines.set(tx, 'REVIEW_BY_ADMIN', milestoneId, dueAt);
    await tx.publish(
      new ReviewFellToAdmin(contract.id, milestoneId, delivery.id, contract.ownerId, contract.expertId, dueAt.toISOString()),
    );
  }

  private async underReview(tx: Tx, milestoneId: string): Promise<EndedReview | null> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (!milestoneProcess.allows('approveBySilence', milestone.state, 'clock')) return null;
    const delivery = await newestDelivery(tx, milestoneId);
    return delivery && { contract, milestone, delivery };
  }
}
