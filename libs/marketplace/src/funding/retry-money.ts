import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, recordAudit, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { stepOrRefuse } from '../step-or-refuse.js';
import { Escrow } from './escrow.js';
import { legsOf } from './money-legs.js';

/** An admin asks again for a release or refund that was refused, as a new wish; the old one stays as it was. */
@Injectable()
export class RetryMoney {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
  ) {}

  async run(actor: Actor, milestoneId: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);
      const refused = (await legsOf(tx, milestone.id)).filter(({ state }) => state === 'refused');
      if (milestone.state === 'approved_blocked') await this.escrow.release(tx, contract, milestone, 'retryRelease', 'admin');
      else if (milestone.state === 'disputed' && refused.length > 0) await this.escrow.retrySplit(tx, contract, milestone);
      else {
        if (refused.length === 0) throw new NotFound('failed payment');
        stepOrRefuse('milestone', () => milestone.take('retryRefund', 'admin'));
        await this.escrow.refund(tx, contract, milestone);
      }
      await recordAudit(tx, { actorId: actor.id, action: 'money.retried', subjectType: 'milestone', subjectId: milestone.id });
    });
  }
}
