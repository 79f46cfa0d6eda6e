import { Injectable } from '@nestjs/common';
import { Intents } from '@sidecrew/payments';
import { type Actor, NotPossibleNow, Work } from '@sidecrew/platform';
import { closePage } from '../close-page.js';
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

      await closePage(tx, this.intents, left);
      await tx.touch(`contract:${left.contractId}`);
      return left;
    });
  }
}
