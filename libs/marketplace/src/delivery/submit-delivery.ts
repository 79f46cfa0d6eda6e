import { Injectable } from '@nestjs/common';
import { type Actor, Files, newId, NotPossibleNow, type StoredFile, type Tx, Work } from '@sidecrew/platform';
import type { Contract } from '../hiring/contract.entity.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { Delivery } from './delivery.entity.js';
import { DeliverySubmitted } from './delivery.events.js';
import { type DeliveryForm, evidenceMustCover } from './evidence.js';
import { newestDelivery } from './newest-delivery.js';
import { ReviewClock } from './review-clock.js';

/** Hands the work over: evidence for every point of the checklist. The owner's review starts again with every delivery. */
@Injectable()
export class SubmitDelivery {
  constructor(
    private readonly work: Work,
    private readonly review: ReviewClock,
    private readonly files: Files,
  ) {}

  run(actor: Actor, milestoneId: string, form: DeliveryForm): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('expert', actor, contract);
      contractMustRun(contract, 'submit');
      evidenceMustCover(contract.checklist, form.evidence);
      const files = await this.files.mine(
        tx,
        actor,
        'delivery',
        form.evidence.flatMap(({ fileIds }) => fileIds),
      );

      milestone.take('submit', 'expert');
      const reviewEndsAt = await this.review.start(tx, milestone, contract.terms.reviewDays);
      await tx.manager.save(Milestone, milestone);

      const delivery = await this.store(tx, actor, milestone, form, files);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId,
        kind: 'delivery_submitted',
        actorId: actor.id,
        actorRole: 'expert',
        facts: { deliveryId: delivery.id, n: delivery.n, reviewEndsAt: reviewEndsAt.toISOString() },
      });

      await tx.publish(
        new DeliverySubmitted(
          contract.id,
          milestoneId,
          delivery.id,
          delivery.n,
          contract.ownerId,
          contract.expertId,
          reviewEndsAt.toISOString(),
        ),
      );
      return milestone;
    });
  }

  private async store(tx: Tx, actor: Actor, milestone: Milestone, form: DeliveryForm, files: readonly StoredFile[]): Promise<Delivery> {
    const before = await newestDelivery(tx, milestone.id);
    const delivery = Object.assign(new Delivery(), {
      id: newId(),
      milestoneId: milestone.id,
      n: (before?.n ?? 0) + 1,
      note: form.note.trim(),
      aiDeclaration: form.aiDeclaration,
      submittedBy: actor.id,
      submittedAt: tx.now,
      prolongedAt: null,
      adminReviewsSince: null,
    });
    await tx.manager.insert(Delivery, delivery);
    const evidence = form.evidence.map(({ checklistItemId, note, url }, position) => ({
      checklist_item_id: checklistItemId,
      position,
      note: note.trim(),
      url: url || null,
    }));
    await tx.query(
      `insert into delivery_evidence (delivery_id, checklist_item_id, position, note, url)
       select $1, checklist_item_id, position, note, url
         from jsonb_to_recordset($2::jsonb) as item (checklist_item_id text, position int, note text, url text)`,
      [delivery.id, JSON.stringify(evidence)],
    );
    const hashes = new Map(files.map(({ id, sha256 }) => [id, sha256]));
    const attached = form.evidence.flatMap(({ checklistItemId, fileIds }) =>
      fileIds.map((id, position) => ({ checklist_item_id: checklistItemId, file_id: id, position, sha256: hashes.get(id) })),
    );
    await tx.query(
      `insert into delivery_files (delivery_id, checklist_item_id, file_id, position, sha256)
       select $1, checklist_item_id, file_id, position, sha256
         from jsonb_to_recordset($2::jsonb) as file (checklist_item_id text, file_id uuid, position int, sha256 text)`,
      [delivery.id, JSON.stringify(attached)],
    );
    return delivery;
  }
}

/** Nothing is delivered into a contract that stands still or is over. */
function contractMustRun(contract: Contract, action: string): void {
  if (contract.state !== 'active' && contract.state !== 'ending') throw new NotPossibleNow('contract', action, contract.state);
}
