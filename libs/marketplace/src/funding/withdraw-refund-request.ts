import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { Escrow } from './escrow.js';
import { moneyFact, RefundRequestWithdrawn } from './escrow.events.js';
import { endRefundRequest } from './refund-requests.js';

/** The owner takes an unanswered request back; work goes on where it stood, with at least 72 hours left. */
@Injectable()
export class WithdrawRefundRequest {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, milestoneId: string): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('owner', actor, contract);
      milestone.take('withdrawRefundRequest', 'owner', milestone.stoodIn ?? 'funded');

      milestone.stoodIn = null;
      await this.deadlines.drop(tx, milestone.id, 'REFUND_REPLY');
      await this.escrow.resumeDeadlines(tx, milestone);
      await tx.manager.save(Milestone, milestone);
      await endRefundRequest(tx, milestone.id);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: milestone.id,
        kind: 'refund_request_withdrawn',
        actorId: actor.id,
        actorRole: 'owner',
      });

      await tx.publish(new RefundRequestWithdrawn(...moneyFact(contract, milestone)));
      return milestone;
    });
  }
}
