import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, hours, later, minutes, type Tx } from '@sidecrew/platform';
import { ContractTies } from '../hiring/contract-ties.js';
import { EndAutoFunding } from '../funding/prefunds/end-auto-funding.js';
import { dayAfter, midnightOf } from '../funding/prefunds/periods.js';
import { StopAsking } from '../funding/prefunds/stop-asking.js';
import { prefundOfWeek } from './prefund-of-week.js';
import { ScheduleWeek, weekEnd, weekStart } from './schedule-week.js';
import { SettleWeek } from './settle-week.js';
import { WeekMoney } from './week-money.js';
import { WeekBlocked, WeekEnded, weekFact, WeekInReview } from './week.events.js';
import { linesOfWeek, type LockedWeek, lockWeek, takeWeek } from './week-rows.js';
import { finalWeekStates, weekProcess } from './week.process.js';

const weekCheck = 'WEEK_CHECK';
export const weekReview = 'WEEK_REVIEW';
export const queryReply = 'QUERY_REPLY';

/** What the clock does to weeks: Monday, Sunday's end, Monday noon, Friday night, and the end of a question. */
@Injectable()
export class WeekClock implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly ties: ContractTies,
    private readonly schedule: ScheduleWeek,
    private readonly asking: StopAsking,
    private readonly money: WeekMoney,
    private readonly settle: SettleWeek,
    private readonly end: EndAutoFunding,
  ) {}

  onModuleInit(): void {
    const keep = (kind: string, act: (tx: Tx, locked: LockedWeek) => Promise<unknown>) =>
      this.deadlines.keep(kind, { lock: lockWeek, act: async (tx, _id, _at, locked) => void (await act(tx, locked)) });
    keep(weekStart, (tx, locked) => this.begins(tx, locked));
    keep(weekEnd, (tx, locked) => this.ends(tx, locked));
    keep(weekCheck, async (tx, locked) => {
      if (locked.week.state === 'expert_check') await this.toReview(tx, locked, 'clock', null);
    });
    keep(weekReview, async (tx, locked) => {
      if (locked.week.state === 'owner_review') await this.settle.approve(tx, locked, 'approve', 'clock', null);
    });
    keep(queryReply, async (tx, locked) => {
      if (locked.week.state === 'queried') await this.settle.approve(tx, locked, 'answerBySilence', 'clock', null);
    });
    this.ties.register('weeks', {
      isOpen: (tx, contractId) => isOpen(tx, contractId),
      hasPaid: async () => false,
    });
  }

  /** The expert confirms, or Monday noon is there: the owner has until Friday night. */
  async toReview(tx: Tx, { contract, week }: LockedWeek, by: 'expert' | 'clock', actorId: string | null): Promise<void> {
    const reviewed = await takeWeek(tx, week, 'confirm', by, { actorId });
    await this.deadlines.drop(tx, week.id, weekCheck);
    const reviewBy = later(midnightOf(dayAfter(week.startsOn, 11)), hours(23) + minutes(59));
    await this.deadlines.set(tx, weekReview, week.id, reviewBy);
    await tx.publish(new WeekInReview(reviewBy.toISOString(), ...weekFact(contract, reviewed)));
  }

  private async begins(tx: Tx, { contract, agreement, week }: LockedWeek): Promise<void> {
    if (agreement.state === 'active') await this.schedule.run(tx, agreement, dayAfter(week.startsOn, 7));
    if (week.state !== 'scheduled') return;
    const blocked = await takeWeek(tx, week, 'begin', 'clock');
    await tx.publish(new WeekBlocked(...weekFact(contract, blocked)));
  }

  private async ends(tx: Tx, locked: LockedWeek): Promise<void> {
    const { contract, week } = locked;
    if (!weekProcess.allows('end', week.state, 'clock')) return;
    const isWorked = week.state === 'open' && (await linesOfWeek(tx, week.id)).some(({ paidMinutes }) => paidMinutes > 0);
    const ended = await takeWeek(tx, week, 'end', 'clock', { to: isWorked ? 'expert_check' : 'void' });
    if (!isWorked) return this.nothingToPay(tx, locked);
    await this.deadlines.set(tx, weekCheck, week.id, later(midnightOf(dayAfter(week.startsOn, 7)), hours(12)));
    await tx.publish(new WeekEnded(...weekFact(contract, ended)));
  }

  /** What came for it goes on to the next week, and what may still come is not wanted. */
  private async nothingToPay(tx: Tx, { contract, week }: LockedWeek): Promise<void> {
    const prefund = await prefundOfWeek(tx, week.id);
    if (prefund) {
      await this.asking.forGood(tx, prefund);
      await this.money.settleRest(tx, contract, prefund.id);
    }
    await this.end.settle(tx, contract);
  }
}

/** A contract lives while hours are agreed, or a week is not over. */
async function isOpen(tx: Tx, contractId: string): Promise<boolean> {
  const [row] = await tx.query<{ open: boolean }>(
    `select exists (select from hourly_agreements where contract_id = $1 and state = 'active'
       union all select from weeks where contract_id = $1 and not state = any($2::text[])) as open`,
    [contractId, finalWeekStates],
  );
  return row?.open ?? false;
}
