import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, later, newId, recordAudit, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { freeChangeRounds } from '../hiring/milestone-actions.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { ChangesRequested } from './delivery.events.js';
import { ChangeRoundsUsed } from './delivery.refusals.js';
import { deliveryAsSeen } from './newest-delivery.js';
import { ReviewClock } from './review-clock.js';
import { reviewPolicy } from './review.policy.js';

export interface ChangesForm {
  readonly deliveryId: string;
  readonly note: string;
  readonly items: readonly { readonly checklistItemId: string; readonly what: string }[];
}

/** Sends a delivery back with the points that are not met. The review stops; the expert has five days more. */
@Injectable()
export class RequestChanges {
  constructor(
    private readonly work: Work,
    private readonly review: ReviewClock,
  ) {}

  run(actor: Actor, milestoneId: string, form: ChangesForm): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      const reviewer = reviewPolicy.mustReview(actor, contract);
      itemsMustBeOnTheList(contract.checklist, form.items);
      milestone.take('requestChanges', reviewer);
      const delivery = await deliveryAsSeen(tx, milestoneId, form.deliveryId);
      reviewPolicy.mustHaveFallen(reviewer, delivery, 'requestChanges');
      if (milestone.changeRounds >= freeChangeRounds) throw new ChangeRoundsUsed(freeChangeRounds);

      const fiveDaysOn = later(tx.now, launchTimers.CHANGES_DUE);
      const dueAt = milestone.dueAt && milestone.dueAt > fiveDaysOn ? milestone.dueAt : fiveDaysOn;
      milestone.changeRounds += 1;
      milestone.dueAt = dueAt;
      await this.review.stop(tx, milestone);
      await tx.manager.save(Milestone, milestone);

      await tx.query(
        `insert into change_requests (id, delivery_id, milestone_id, round, by_role, requested_by, note, items, requested_at, due_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          newId(),
          delivery.id,
          milestoneId,
          milestone.changeRounds,
          reviewer,
          actor.id,
          form.note.trim(),
          JSON.stringify(form.items.map(({ checklistItemId, what }) => ({ checklistItemId, what: what.trim() }))),
          tx.now,
          dueAt,
        ],
      );
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId,
        kind: 'changes_requested',
        actorId: actor.id,
        actorRole: reviewer,
        facts: { deliveryId: delivery.id, n: delivery.n, round: milestone.changeRounds, dueAt: dueAt.toISOString() },
      });
      if (reviewer === 'admin') {
        await recordAudit(tx, {
          actorId: actor.id,
          action: 'delivery.changes_requested',
          subjectType: 'milestone',
          subjectId: milestoneId,
          reason: form.note,
        });
      }

      await tx.publish(
        new ChangesRequested(
          contract.id,
          milestoneId,
          delivery.id,
          contract.ownerId,
          contract.expertId,
          milestone.changeRounds,
          reviewer,
          dueAt.toISOString(),
        ),
      );
      return milestone;
    });
  }
}

function itemsMustBeOnTheList(checklist: readonly { readonly id: string }[], items: ChangesForm['items']): void {
  const known = new Set(checklist.map(({ id }) => id));
  const cited = new Set(items.map(({ checklistItemId }) => checklistItemId));
  if (items.length === 0) throw new InvalidInput('items', 'Name at least one point of the checklist that is not met.');
  if (cited.size !== items.length || [...cited].some((id) => !known.has(id))) {
    throw new InvalidInput('items', 'Name points of the checklist, each once.');
  }
}
