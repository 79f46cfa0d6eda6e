import { Injectable } from '@nestjs/common';
import type { Money } from '@sidecrew/money';
import { type Actor, Work } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { Escrow } from './escrow.js';
import { moneyFact, RefundStarted } from './escrow.events.js';
import { RefundOutOfRange } from './funding.refusals.js';
import { endRefundRequest } from './refund-requests.js';

/** The expert gives held money back, all or a part. A part divides the row: the refunded child leaves, the rest stays where it was. */
@Injectable()
export class GiveRefund {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
  ) {}

  /** Answers the row that is refunded: the milestone, or the part of it. */
  run(actor: Actor, milestoneId: string, amount: Money, reason: string): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('expert', actor, contract);
      const stood = milestone.state;
      const isWhole = amount.minor >= milestone.amountMinor;
      milestone.take('giveRefund', 'expert', isWhole ? 'refunding' : 'divided');
      if (amount.currency !== milestone.currency || amount.isZero || amount.isMoreThan(milestone.amount))
        throw new RefundOutOfRange(milestone.amount);

      let refunded = milestone;
      if (isWhole) await endRefundRequest(tx, milestone.id);
      else {
        refunded = (await this.escrow.divide(tx, milestone, stood, amount.minor)).part;
        refunded.take('giveRefund', 'expert', 'refunding');
      }
      await this.escrow.refund(tx, contract, refunded);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: refunded.id,
        kind: 'refund_given',
        actorId: actor.id,
        actorRole: 'expert',
        facts: { amountMinor: amount.minor.toString(), currency: amount.currency, reason },
      });

      await tx.publish(new RefundStarted('expert', ...moneyFact(contract, refunded)));
      return refunded;
    });
  }
}
