import { Injectable } from '@nestjs/common';
import { Intents } from '@sidecrew/payments';
import { type Actor, NotPossibleNow, Work } from '@sidecrew/platform';
import { lockOwnTip, moveTip, type TipRow } from './tip-rows.js';

/** Closes the payment page of a tip. A payment that was made before is a tip all the same: it was given on purpose. */
@Injectable()
export class LeaveTip {
  constructor(
    private readonly work: Work,
    private readonly intents: Intents,
  ) {}

  run(actor: Actor, tipId: string): Promise<TipRow> {
    return this.work.transaction(async (tx) => {
      const tip = await lockOwnTip(tx, actor, tipId);

      const left = await moveTip(tx, tipId, ['paying'], 'left');
      if (!left) throw new NotPossibleNow('tip', 'leave', tip.state);

      const { contractId, milestoneId, paymentId } = left;
      await this.intents.request(tx, {
        op: 'fund.expire',
        businessKey: `fund.expire:${paymentId}`,
        contractId,
        milestoneId,
        subject: { type: 'milestone', id: milestoneId },
        params: { paymentId },
      });
      await tx.touch(`contract:${contractId}`);
      return left;
    });
  }
}
