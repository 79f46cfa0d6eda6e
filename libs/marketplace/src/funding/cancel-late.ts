import { Injectable } from '@nestjs/common';
import { type Actor, later, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import { stepOrRefuse } from '../step-or-refuse.js';
import { launchTimers } from '../timers.js';
import { Escrow } from './escrow.js';
import { RefundStarted } from './escrow.events.js';
import { NotLateYet } from './funding.refusals.js';

/** A day after the due date with nothing delivered, the owner gets everything back without asking. */
@Injectable()
export class CancelLate {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
  ) {}

  async run(actor: Actor, milestoneId: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);
      contractPolicy.mustBe('owner', actor, contract);
      stepOrRefuse('milestone', () => milestone.take('cancelLate', 'owner'));
      const lateSince = later(milestone.dueAt ?? tx.now, launchTimers.LATE_GRACE);
      if (tx.now < lateSince) throw new NotLateYet(lateSince);
      await this.escrow.refund(tx, contract, milestone);
      await recordTimeline(tx, { contractId: contract.id, milestoneId: milestone.id, kind: 'cancelled_late', actorId: actor.id, actorRole: 'owner' });
      await tx.publish(new RefundStarted(contract.id, milestone.id, contract.ownerId, contract.expertId, milestone.amountMinor.toString(), milestone.currency, 'owner'));
    });
  }
}
