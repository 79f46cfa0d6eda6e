import { Injectable } from '@nestjs/common';
import { type Actor, later, type Tx, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { Escrow } from './escrow.js';
import { moneyFact, RefundStarted } from './escrow.events.js';
import { NotLateYet, WorkWasAccepted } from './funding.refusals.js';

/** A day after the due date with nothing delivered, the owner gets everything back without asking. */
@Injectable()
export class CancelLate {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
  ) {}

  run(actor: Actor, milestoneId: string): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('owner', actor, contract);
      milestone.take('cancelLate', 'owner');
      if (!milestone.dueAt || tx.now < later(milestone.dueAt, launchTimers.LATE_GRACE)) throw new NotLateYet();
      if (await aPartWasAccepted(tx, milestone)) throw new WorkWasAccepted();

      await this.escrow.refund(tx, contract, milestone);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: milestone.id,
        kind: 'cancelled_late',
        actorId: actor.id,
        actorRole: 'owner',
      });

      await tx.publish(new RefundStarted('owner', ...moneyFact(contract, milestone)));
      return milestone;
    });
  }
}

/** The rest of a partly approved milestone is funded again, yet something was delivered. */
async function aPartWasAccepted(tx: Tx, milestone: Milestone): Promise<boolean> {
  const rows = await tx.query(`select from milestones where root_id = $1 and approved_at is not null limit 1`, [milestone.rootId]);
  return rows.length > 0;
}
