import { Injectable, type OnModuleInit } from '@nestjs/common';
import { days, later, NotFound, type Tx } from '@sidecrew/platform';
import { type AutoFunding, readAutoFunding } from '../funding/prefunds/auto-funding-rows.js';
import { EndAutoFunding } from '../funding/prefunds/end-auto-funding.js';
import { dayAfter, type Day, dayOf, midnightOf, mondayOf } from '../funding/prefunds/periods.js';
import { PrefundKeepers } from '../funding/prefunds/prefund-keepers.js';
import type { PrefundLeg } from '../funding/prefunds/prefund-legs.js';
import { PrefundMoney } from '../funding/prefunds/prefund-money.js';
import { type Prefund, prefundOfPeriod, readPrefund } from '../funding/prefunds/prefund-rows.js';
import type { Contract } from '../hiring/contract.entity.js';
import { launchTimers } from '../timers.js';
import { ScheduleWeek } from './schedule-week.js';
import { liveAgreement, readWeek, takeWeek } from './week-rows.js';
import type { WeekState } from './week.process.js';

/** From a week's end until its money has left: review until Friday, clearing, and a day to spare. */
const untilPaidMs = days(11);

/** How the money of weeks follows them: it opens a week, leaves with what is approved, and rolls over with the rest (J21). */
@Injectable()
export class WeekMoney implements OnModuleInit {
  constructor(
    private readonly keepers: PrefundKeepers,
    private readonly money: PrefundMoney,
    private readonly schedule: ScheduleWeek,
    private readonly end: EndAutoFunding,
  ) {}

  onModuleInit(): void {
    this.keepers.register('week', {
      leadMs: days(3),
      placeOf: (tx, plan, startsOn) => this.placeOf(tx, plan, startsOn),
      held: async (tx, _contract, { id }) => void (await takeWeek(tx, await readWeek(tx, id), 'fund', 'payments')),
      releaseMoved: (tx, contract, prefund, leg) => this.releaseMoved(tx, contract, prefund, leg),
      reserved: (tx, prefund) => this.reserved(tx, prefund),
    });
  }

  /** What is left of a week goes on to the next one that nobody paid yet, or back where there is none or it would be held too long. */
  async settleRest(tx: Tx, contract: Contract, prefundId: string): Promise<void> {
    const prefund = await readPrefund(tx, prefundId);
    const plan = await readAutoFunding(tx, prefund.planId);
    if (plan.state === 'ended') return this.end.windUp(tx, contract, prefund);
    if (prefund.frozenBy || (await this.money.free(tx, prefund)) <= 0n) return;
    const next = await this.nextUnpaid(tx, plan);
    const paidBy = later(midnightOf(next.endsOn), untilPaidMs);
    if (paidBy > later(prefund.heldSince ?? tx.now, launchTimers.HOLD_CAP)) await this.money.giveBack(tx, contract, prefund);
    else await this.money.rollOver(tx, contract, prefund, next);
    await this.money.closeWhenEmpty(tx, prefund.id);
  }

  private async placeOf(tx: Tx, plan: AutoFunding, startsOn: Day): Promise<Prefund> {
    const agreement = await liveAgreement(tx, plan.contractId);
    if (!agreement) throw new NotFound('hourly agreement');
    const week = await this.schedule.run(tx, agreement, startsOn);
    return prefundOfPeriod(tx, plan, startsOn, week.id);
  }

  private async nextUnpaid(tx: Tx, plan: AutoFunding): Promise<Prefund> {
    for (let startsOn = dayAfter(mondayOf(tx.now), 7); ; startsOn = dayAfter(startsOn, 7)) {
      const prefund = await this.placeOf(tx, plan, startsOn);
      if (prefund.state === 'due') return prefund;
    }
  }

  private async releaseMoved(tx: Tx, contract: Contract, prefund: Prefund, leg: PrefundLeg): Promise<void> {
    const week = await readWeek(tx, leg.subjectId);
    if (leg.state === 'moving') await takeWeek(tx, week, 'release', 'clock', { to: 'releasing' });
    else if (leg.state === 'confirmed') await takeWeek(tx, week, 'confirmRelease', 'payments');
    else if (leg.state === 'dropped') await takeWeek(tx, week, 'lose', 'payments');
    else if (week.state === 'releasing') await takeWeek(tx, week, 'block', 'payments');
    await this.settleRest(tx, contract, prefund.id);
  }

  /** Until a week that has begun is approved, all of it may be needed. */
  private async reserved(tx: Tx, prefund: Prefund): Promise<bigint> {
    const week = await readWeek(tx, prefund.id);
    return week.startsOn <= dayOf(tx.now) && undecided.includes(week.state) ? this.money.free(tx, prefund) : 0n;
  }
}

/** Its lines are still being logged, checked, reviewed or questioned. */
const undecided: readonly WeekState[] = ['blocked', 'open', 'expert_check', 'owner_review', 'queried'];
