import { Injectable } from '@nestjs/common';
import { type Actor, isAdmin, NotFound, NotPossibleNow, recordAudit, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { Freezing } from './freezing.js';

/** Ends freezes that no bank will end: an early fraud warning, or one of staff. Chargebacks and inquiries end with their answer. */
@Injectable()
export class LiftFreeze {
  constructor(
    private readonly work: Work,
    private readonly freezing: Freezing,
  ) {}

  run(actor: Actor, milestoneId: string, reason: string): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      if (!isAdmin(actor)) throw new NotFound('milestone');
      const open = await tx.query<{ reference: string; reason: string }>(
        `select reference, reason from freezes where milestone_id = $1 and closed_at is null and reason not in ('chargeback', 'inquiry') order by opened_at`,
        [milestone.rootId],
      );
      if (open.length === 0) throw new NotPossibleNow('milestone', 'liftFreeze', milestone.state);

      const { milestone: funded } = await lockMilestone(tx, milestone.rootId);
      for (const { reference } of open) await this.freezing.thaw(tx, contract, funded, reference, actor.id);
      await recordAudit(tx, {
        actorId: actor.id,
        action: 'freeze.lifted',
        subjectType: 'milestone',
        subjectId: milestoneId,
        reason,
        facts: { reasons: open.map((freeze) => freeze.reason) },
      });
      return milestone;
    });
  }
}
