import { Injectable } from '@nestjs/common';
import { type Actor, NotPossibleNow, Work } from '@sidecrew/platform';
import { recordTimeline } from '../../hiring/timeline.js';
import { AutoFundClock } from './auto-fund-clock.js';
import { type AutoFunding, lockOwnAutoFunding, moveAutoFunding, readAutoFunding } from './auto-funding-rows.js';
import { prefundsOfPlan } from './prefund-rows.js';
import { StopAsking } from './stop-asking.js';

/** The owner stops being charged by itself; what is held stays held. A card that was declined is not tried again. */
@Injectable()
export class PauseAutoFunding {
  constructor(
    private readonly work: Work,
    private readonly clock: AutoFundClock,
    private readonly asking: StopAsking,
  ) {}

  run(actor: Actor, id: string): Promise<AutoFunding> {
    return this.work.transaction(async (tx) => {
      const { contract, plan } = await lockOwnAutoFunding(tx, actor, id);

      if (!(await moveAutoFunding(tx, id, ['active'], 'paused', 'owner'))) throw new NotPossibleNow('auto-funding', 'pause', plan.state);

      await this.clock.stop(tx, id);
      for (const prefund of await prefundsOfPlan(tx, id)) {
        if (prefund.paysBy === 'card' && prefund.state === 'declined') await this.asking.ofCard(tx, prefund);
      }
      await recordTimeline(tx, {
        contractId: contract.id,
        kind: 'auto_funding_paused',
        actorId: actor.id,
        actorRole: 'owner',
        facts: { purpose: plan.purpose },
      });
      return readAutoFunding(tx, id);
    });
  }
}
