import { Injectable } from '@nestjs/common';
import type { Money } from '@sidecrew/money';
import { type Actor, InvalidInput, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { stepOrRefuse } from '../step-or-refuse.js';
import { Escrow } from './escrow.js';
import { RefundStarted } from './escrow.events.js';
import { endRefundRequest } from './refund-requests.js';

/** The expert gives held money back, all or a part. A part divides the row: the refunded child leaves, the rest stays where it was. */
@Injectable()
export class GiveRefund {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
  ) {}

  async run(actor: Actor, milestoneId: string, amount: Money, reason: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);
      contractPolicy.mustBe('expert', actor, contract);
      if (amount.currency !== milestone.currency || amount.minor <= 0n || amount.minor > milestone.amountMinor) {
        throw new InvalidInput('amount', `Give back more than 0 and at most ${milestone.amount.toString()}.`);
      }
      const whole = amount.minor === milestone.amountMinor;
      let refunded: Milestone = milestone;
      const stood = milestone.state;
      stepOrRefuse('milestone', () => milestone.take('giveRefund', 'expert', whole ? 'refunding' : 'divided'));
      if (!whole) {
        refunded = (await this.escrow.divide(tx, milestone, stood, amount.minor)).part;
        refunded.take('giveRefund', 'expert', 'refunding');
      } else {
        await endRefundRequest(tx, milestone.id);
      }
      await this.escrow.refund(tx, contract, refunded);

      await recordTimeline(tx, {
        contractId: contract.id, milestoneId: refunded.id, kind: 'refund_given', actorId: actor.id, actorRole: 'expert',
        facts: { amountMinor: amount.minor.toString(), currency: amount.currency, reason },
      });
      await tx.publish(new RefundStarted(contract.id, refunded.id, contract.ownerId, contract.expertId, amount.minor.toString(), amount.currency, 'expert'));
    });
  }
}
