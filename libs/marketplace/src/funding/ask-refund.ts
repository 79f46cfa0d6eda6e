import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, later, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { Escrow } from './escrow.js';
import { moneyFact, RefundAsked } from './escrow.events.js';
import { openRefundRequest } from './refund-requests.js';
import { withinCap } from './stopped-deadlines.js';

/** The owner asks for held money back before a delivery. The expert has seven days to answer; silence is a yes. */
@Injectable()
export class AskRefund {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, milestoneId: string, reason: string): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('owner', actor, contract);
      const stood = milestone.state;
      milestone.take('askRefund', 'owner');
      await this.escrow.mustNotBeFrozen(tx, milestone, 'askRefund');

      milestone.stoodIn = stood;
      await this.escrow.stopDeadlines(tx, milestone);
      await tx.manager.save(Milestone, milestone);
      const replyBy = withinCap(milestone, later(tx.now, launchTimers.REFUND_REPLY));
      await openRefundRequest(tx, milestone.id, reason, replyBy);
      await this.deadlines.set(tx, 'REFUND_REPLY', milestone.id, replyBy);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: milestone.id,
        kind: 'refund_asked',
        actorId: actor.id,
        actorRole: 'owner',
        facts: { amountMinor: milestone.amountMinor.toString(), currency: milestone.currency, reason, replyBy: replyBy.toISOString() },
      });

      await tx.publish(new RefundAsked(...moneyFact(contract, milestone), reason, replyBy.toISOString()));
      return milestone;
    });
  }
}
