import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Work } from '@sidecrew/platform';
import { EndAutoFunding } from '../funding/prefunds/end-auto-funding.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { type DrawdownRow, lockDrawdown, takeDrawdown } from './drawdown-rows.js';
import { DrawdownDeclined, drawdownFact } from './retainer.events.js';

/** The owner declines what was asked for and says why: the money is free again, or goes back where the retainer has ended. */
@Injectable()
export class DeclineDrawdown {
  constructor(
    private readonly work: Work,
    private readonly end: EndAutoFunding,
  ) {}

  run(actor: Actor, drawdownId: string, reason: string): Promise<DrawdownRow> {
    return this.work.transaction(async (tx) => {
      const { contract, plan, drawdown } = await lockDrawdown(tx, drawdownId);

      if (contractPolicy.partyOf(actor, contract) !== 'owner') throw new NotFound('drawdown');
      const declined = await takeDrawdown(tx, drawdown, 'decline', 'owner', { actorId: actor.id, reason });
      await this.end.windUpIfEnded(tx, contract, plan);

      await tx.publish(new DrawdownDeclined(reason, ...drawdownFact(contract, declined)));
      return declined;
    });
  }
}
