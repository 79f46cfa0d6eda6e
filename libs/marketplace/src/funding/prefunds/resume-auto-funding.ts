import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { type Actor, later, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import { recordTimeline } from '../../hiring/timeline.js';
import { AutoFundClock } from './auto-fund-clock.js';
import { type AutoFunding, lockOwnAutoFunding, moveAutoFunding, readAutoFunding, setNextPeriod } from './auto-funding-rows.js';
import { dayOf, periodEnd } from './periods.js';
import { PrefundKeepers } from './prefund-keepers.js';
import { prefundsOfPlan } from './prefund-rows.js';

/** Charging goes on. The period that runs is asked for at once where it is not paid; what passed meanwhile is not. */
@Injectable()
export class ResumeAutoFunding {
  constructor(
    private readonly work: Work,
    private readonly clock: AutoFundClock,
    private readonly keepers: PrefundKeepers,
  ) {}

  run(actor: Actor, id: string): Promise<AutoFunding> {
    return this.work.transaction(async (tx) => {
      const { contract, plan } = await lockOwnAutoFunding(tx, actor, id);

      await requireGoodStanding(tx, actor);
      if (!(await moveAutoFunding(tx, id, ['paused'], 'active'))) throw new NotPossibleNow('auto-funding', 'resume', plan.state);

      await setNextPeriod(tx, id, await this.firstUnpaid(tx, plan));
      await this.clock.start(tx, id);
      await recordTimeline(tx, {
        contractId: contract.id,
        kind: 'auto_funding_resumed',
        actorId: actor.id,
        actorRole: 'owner',
        facts: { purpose: plan.purpose },
      });
      return readAutoFunding(tx, id);
    });
  }

  /** The first period that is not over by the time its money would be here, and that nobody paid or is paying. */
  private async firstUnpaid(tx: Tx, plan: AutoFunding): Promise<string> {
    const taken = new Set((await prefundsOfPlan(tx, plan.id)).filter(({ state }) => state !== 'due').map(({ startsOn }) => startsOn));
    const soon = dayOf(later(tx.now, this.keepers.of(plan).leadMs));
    const end = (startsOn: string) => periodEnd(plan.firstOn, plan.cadence, startsOn);
    let startsOn = plan.firstOn;
    while (end(startsOn) <= soon || taken.has(startsOn)) startsOn = end(startsOn);
    return startsOn;
  }
}
