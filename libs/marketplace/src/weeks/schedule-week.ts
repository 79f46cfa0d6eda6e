import { Injectable } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { liveAutoFunding } from '../funding/prefunds/auto-funding-rows.js';
import { dayAfter, type Day, midnightOf } from '../funding/prefunds/periods.js';
import { prefundOfPeriod } from '../funding/prefunds/prefund-rows.js';
import { type HourlyAgreement, type Week, weekOn } from './week-rows.js';

export const weekStart = 'WEEK_START';
export const weekEnd = 'WEEK_END';

/** Writes a week into the calendar: its Monday and its end, and the place of its money where the owner pays weeks. */
@Injectable()
export class ScheduleWeek {
  constructor(private readonly deadlines: Deadlines) {}

  /** Once per week; the caller holds the contract. */
  async run(tx: Tx, agreement: HourlyAgreement, startsOn: Day): Promise<Week> {
    const { week, isNew } = await weekOn(tx, agreement, startsOn);
    if (isNew) {
      await this.deadlines.set(tx, weekStart, week.id, midnightOf(startsOn));
      await this.deadlines.set(tx, weekEnd, week.id, midnightOf(dayAfter(startsOn, 7)));
    }
    const plan = await liveAutoFunding(tx, agreement.contractId, 'week');
    if (plan && startsOn >= plan.firstOn) await prefundOfPeriod(tx, plan, startsOn, week.id);
    return week;
  }
}
