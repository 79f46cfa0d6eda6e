import { Injectable } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { EndAutoFunding } from '../funding/prefunds/end-auto-funding.js';
import { PrefundMoney } from '../funding/prefunds/prefund-money.js';
import { readPrefund } from '../funding/prefunds/prefund-rows.js';
import { approvedMinutesOf, costOf } from './hours.js';
import { WeekMoney } from './week-money.js';
import { WeekApproved, weekFact } from './week.events.js';
import { linesOfWeek, type LockedWeek, takeWeek, type Week } from './week-rows.js';

/** How a week becomes approved: by the owner, by Friday night, by the last answer, or by an answer that did not come. */
export type ApprovingStep = 'approve' | 'answer' | 'answerBySilence';

/** Approves what counts of a week, as one amount that is rounded once; it leaves when clearing ends (J21). */
@Injectable()
export class SettleWeek {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly money: PrefundMoney,
    private readonly weeks: WeekMoney,
    private readonly end: EndAutoFunding,
  ) {}

  /** In the caller's transaction, under the contract's lock. */
  async approve(
    tx: Tx,
    { contract, agreement, week }: LockedWeek,
    step: ApprovingStep,
    by: 'owner' | 'expert' | 'clock',
    actorId: string | null,
  ): Promise<Week> {
    const approvedMinutes = approvedMinutesOf(await linesOfWeek(tx, week.id));
    const approved = await takeWeek(tx, week, step, by, { to: 'approved', actorId, approvedMinutes });
    await this.deadlines.drop(tx, week.id);
    const prefund = await readPrefund(tx, week.id);
    const cost = costOf(approvedMinutes, agreement.rateMinor);
    await tx.publish(new WeekApproved(approvedMinutes, cost.toString(), agreement.currency, ...weekFact(contract, approved)));
    if (cost > 0n) {
      await this.money.approve(tx, contract, prefund, cost, week.id);
      return approved;
    }
    const released = await takeWeek(tx, approved, 'release', 'clock', { to: 'released' });
    await this.weeks.settleRest(tx, contract, prefund.id);
    await this.end.settle(tx, contract);
    return released;
  }
}
