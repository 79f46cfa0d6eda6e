import { Injectable } from '@nestjs/common';
import { days, Deadlines, later, type Tx } from '@sidecrew/platform';
import { withinCap } from '../funding/stopped-deadlines.js';
import type { Contract } from '../hiring/contract.entity.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { recordApproval } from './approvals.js';
import type { Delivery } from './delivery.entity.js';
import { DeliveryApproved } from './delivery.events.js';

export interface Acceptance {
  readonly contract: Contract;
  /** Already in `approved`; the part that will be paid. */
  readonly milestone: Milestone;
  readonly delivery: Delivery;
  readonly byRole: 'owner' | 'admin' | 'clock';
  readonly approvedBy: string | null;
}

/** What follows when work is accepted, whoever accepted it: the record, the clearing, the word to others. */
@Injectable()
export class AcceptWork {
  constructor(private readonly deadlines: Deadlines) {}

  async record(tx: Tx, { contract, milestone, delivery, byRole, approvedBy }: Acceptance): Promise<void> {
    milestone.approvedAt = tx.now;
    milestone.autoApproved = byRole === 'clock';
    await tx.manager.save(Milestone, milestone);
    const clearsAt = withinCap(milestone, later(tx.now, days(contract.terms.clearingDays)));
    await this.deadlines.set(tx, 'CLEAR', milestone.id, clearsAt);

    const amount = milestone.amount;
    await recordApproval(tx, { deliveryId: delivery.id, milestoneId: milestone.id, byRole, approvedBy, amount });
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: byRole === 'clock' ? 'delivery_approved_by_silence' : 'delivery_approved',
      actorId: approvedBy,
      actorRole: byRole,
      facts: {
        deliveryId: delivery.id,
        n: delivery.n,
        amountMinor: amount.minor.toString(),
        currency: amount.currency,
        clearsAt: clearsAt.toISOString(),
      },
    });

    await tx.publish(
      new DeliveryApproved(
        contract.id,
        milestone.id,
        delivery.id,
        contract.ownerId,
        contract.expertId,
        amount.minor.toString(),
        amount.currency,
        byRole === 'clock',
        byRole,
        clearsAt.toISOString(),
      ),
    );
  }
}
