import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, later, type Tx } from '@sidecrew/platform';
import type { Contract } from '../../hiring/contract.entity.js';
import { AskPrefund } from './ask-prefund.js';
import { type AutoFunding, lockAutoFunding, type LockedAutoFunding, readAutoFunding, setNextPeriod } from './auto-funding-rows.js';
import { dayOf, midnightOf, periodEnd } from './periods.js';
import { PrefundKeepers } from './prefund-keepers.js';
import { prefundFact, PrefundOverCap } from './prefund.events.js';
import { MonthlyCapReached } from './prefund.refusals.js';

const deadline = 'AUTO_FUND';

/** Funds each period when its time comes, from the owner's saved card. */
@Injectable()
export class AutoFundClock implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly keepers: PrefundKeepers,
    private readonly ask: AskPrefund,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep(deadline, { lock: lockAutoFunding, act: (tx, _id, _at, locked) => this.due(tx, locked) });
  }

  /** Waits for the next period of an active auto-funding; one that is due already is asked for at once. */
  async start(tx: Tx, planId: string): Promise<void> {
    const plan = await readAutoFunding(tx, planId);
    const at = later(midnightOf(plan.nextOn), -this.keepers.of(plan).leadMs);
    await this.deadlines.set(tx, deadline, plan.id, at < tx.now ? tx.now : at);
  }

  stop(tx: Tx, planId: string): Promise<void> {
    return this.deadlines.drop(tx, planId, deadline);
  }

  private async due(tx: Tx, { contract, plan }: LockedAutoFunding): Promise<void> {
    if (plan.state !== 'active') return;
    // What was missed, because nothing ran for a while, is not asked for afterwards.
    let startsOn = plan.nextOn;
    while (periodEnd(plan.firstOn, plan.cadence, startsOn) <= dayOf(tx.now)) startsOn = periodEnd(plan.firstOn, plan.cadence, startsOn);
    // While a contract is held nobody is charged; the next period asks again.
    if (contract.state === 'active') await this.fund(tx, contract, plan, startsOn);
    await setNextPeriod(tx, plan.id, periodEnd(plan.firstOn, plan.cadence, startsOn));
    await this.start(tx, plan.id);
  }

  private async fund(tx: Tx, contract: Contract, plan: AutoFunding, startsOn: string): Promise<void> {
    const prefund = await this.keepers.of(plan).placeOf(tx, plan, startsOn);
    if (prefund.state !== 'due') return;
    try {
      await this.ask.run(tx, contract, plan, prefund, { by: 'card' });
    } catch (error) {
      if (!(error instanceof MonthlyCapReached)) throw error;
      await tx.publish(new PrefundOverCap(...prefundFact(contract, prefund, plan.amountMinor)));
    }
  }
}
