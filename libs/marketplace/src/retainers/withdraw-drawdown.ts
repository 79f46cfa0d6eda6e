import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { EndAutoFunding } from '../funding/prefunds/end-auto-funding.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { type DrawdownRow, lockDrawdown, takeDrawdown } from './drawdown-rows.js';

/** The expert takes back what they asked for while it is unanswered. */
@Injectable()
export class WithdrawDrawdown {
  constructor(
    private readonly work: Work,
    private readonly end: EndAutoFunding,
  ) {}

  run(actor: Actor, drawdownId: string): Promise<DrawdownRow> {
    return this.work.transaction(async (tx) => {
      const { contract, plan, drawdown } = await lockDrawdown(tx, drawdownId);

      if (contractPolicy.partyOf(actor, contract) !== 'expert') throw new NotFound('drawdown');
      const withdrawn = await takeDrawdown(tx, drawdown, 'withdraw', 'expert', { actorId: actor.id });
      await this.end.windUpIfEnded(tx, contract, plan);
      return withdrawn;
    });
  }
}
