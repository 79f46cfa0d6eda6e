import { Injectable } from '@nestjs/common';
import { type Actor, newId, NotFound, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import { dayAfter, dayOf } from '../funding/prefunds/periods.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { paidMinutesOf } from './hours.js';
import { NotADayOfThisWeek, TooManyLines, TwelveHoursADay } from './week.refusals.js';
import { linesOfWeek, type LockedWeek, lockWeek, takeWeek, type Week, type WeekLine } from './week-rows.js';

export interface LoggedTime {
  readonly day: string;
  readonly minutes: number;
  readonly memo: string;
  readonly output: string;
}

const mostLines = 100;
const minutesOfADay = 12 * 60;

/** The expert writes down what they did in an open week: at most 12 hours a day. What passes the week's cap is kept as unpaid. */
@Injectable()
export class LogTime {
  constructor(private readonly work: Work) {}

  run(actor: Actor, weekId: string, time: LoggedTime): Promise<Week> {
    return this.work.transaction(async (tx) => {
      const locked = await lockWeek(tx, weekId);

      const lines = await linesToChange(tx, actor, locked);
      mustFit(tx, locked.week, lines, time);
      if (lines.length >= mostLines) throw new TooManyLines(mostLines);

      await tx.query(`insert into week_lines (id, week_id, day, minutes, memo, output) values ($1, $2, $3, $4, $5, $6)`, [
        newId(),
        weekId,
        time.day,
        time.minutes,
        time.memo,
        time.output,
      ]);
      await countPaidMinutes(tx, locked);
      return locked.week;
    });
  }
}

/** The lines of a week that its expert may change now; for everybody else the week does not exist. */
export async function linesToChange(tx: Tx, actor: Actor, { contract, agreement, week }: LockedWeek): Promise<WeekLine[]> {
  if (contractPolicy.partyOf(actor, contract) !== 'expert') throw new NotFound('week');
  await takeWeek(tx, week, 'log', 'expert');
  if (agreement.state !== 'active') throw new NotPossibleNow('hourly agreement', 'log', agreement.state);
  return linesOfWeek(tx, week.id);
}

/** Refuses a day that is not of this week or has not come, and more than twelve hours of it. `others` are the other lines. */
export function mustFit(
  tx: Tx,
  { startsOn }: Week,
  others: readonly WeekLine[],
  { day, minutes }: Pick<LoggedTime, 'day' | 'minutes'>,
): void {
  const [sunday, today] = [dayAfter(startsOn, 6), dayOf(tx.now)];
  const until = today < sunday ? today : sunday;
  if (day < startsOn || day > until) throw new NotADayOfThisWeek(startsOn, until);
  const left = minutesOfADay - others.filter((line) => line.day === day).reduce((sum, line) => sum + line.minutes, 0);
  if (minutes > left) throw new TwelveHoursADay(left);
}

/** Says of each line again what of it is paid; told to open screens. */
export async function countPaidMinutes(tx: Tx, { agreement, week }: LockedWeek): Promise<void> {
  const paid = [...paidMinutesOf(await linesOfWeek(tx, week.id), agreement.capMinutes)];
  await tx.query(
    `update week_lines l set paid_minutes = counted.minutes
       from unnest($1::uuid[], $2::int[]) counted (id, minutes) where l.id = counted.id and l.paid_minutes <> counted.minutes`,
    [paid.map(([id]) => id), paid.map(([, minutes]) => minutes)],
  );
  await tx.touch(`contract:${week.contractId}`);
}
