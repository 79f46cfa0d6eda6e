import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Actor, Work } from '@sidecrew/platform';
import { lockMilestone } from '../../hiring/contract-locks.js';
import { contractPolicy } from '../../hiring/contract.policy.js';
import type { Milestone } from '../../hiring/milestone.entity.js';
import { recordTimeline } from '../../hiring/timeline.js';
import { Escrow } from '../escrow.js';
import { RefundOutOfRange } from '../funding.refusals.js';
import { lateRefundFact, LateRefundStarted } from './late-refund.events.js';
import { BankTookItBack, KeyOfAnotherRefund, NothingWasReleased, TooLateToRefund } from './late-refund.refusals.js';
import { lateRefundByKey, netOf } from './late-refund-rows.js';
import { LateRefunds } from './late-refunds.js';
import { bankTookItBack, feesWith, releasedMoney } from './released-money.js';

/** What an expert asks for. */
export interface LateRefundWish {
  /** Chosen by the client before the first attempt; told twice it gives back once. */
  readonly key: string;
  /** Of the price, before fees. */
  readonly amount: Money;
  readonly reason: string;
}

/** The expert gives released money back, all or a part, up to 180 days after its release (product §3.4, edge 7). */
@Injectable()
export class RefundReleased {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
    private readonly refunds: LateRefunds,
  ) {}

  run(actor: Actor, milestoneId: string, { key, amount, reason }: LateRefundWish): Promise<Milestone> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      contractPolicy.mustBe('expert', actor, contract);
      const known = await lateRefundByKey(tx, milestone.id, key);
      if (known && known.grossMinor !== amount.minor) throw new KeyOfAnotherRefund();
      if (known) return milestone;
      const stood = milestone.state;
      milestone.take('refundReleased', 'expert');
      await this.escrow.mustNotBeFrozen(tx, milestone, 'refund');
      if (await bankTookItBack(tx, milestone)) throw new BankTookItBack(stood);
      const released = await releasedMoney(tx, milestone);
      if (!released) throw new NothingWasReleased(stood);
      if (tx.now > released.until) throw new TooLateToRefund(stood, released.until);
      const most = Money.of(released.leftMinor, milestone.currency);
      if (amount.currency !== milestone.currency || amount.isZero || amount.isMoreThan(most)) throw new RefundOutOfRange(most);

      const fees = feesWith(amount.minor, released, contract);
      const refund = await this.refunds.start(tx, { contract, milestone }, { key, reason, grossMinor: amount.minor, ...fees });
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: milestone.id,
        kind: 'late_refund_given',
        actorId: actor.id,
        actorRole: 'expert',
        facts: { amountMinor: amount.minor.toString(), netMinor: netOf(refund).toString(), currency: amount.currency, reason },
      });

      await tx.publish(new LateRefundStarted(...lateRefundFact(contract, milestone, refund)));
      return milestone;
    });
  }
}
