import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { HiringModule } from '../hiring/hiring.module.js';
import { AcceptHours } from './accept-hours.js';
import { AnswerQuery } from './answer-query.js';
import { ApproveWeek } from './approve-week.js';
import { ConfirmWeek } from './confirm-week.js';
import { EditTime } from './edit-time.js';
import { EndHours } from './end-hours.js';
import { FundWeeks } from './fund-weeks.js';
import { HoursResolver } from './graphql/hours.resolver.js';
import { ShownWeeks } from './graphql/show-week.js';
import { WeeksResolver } from './graphql/weeks.resolver.js';
import { LogTime } from './log-time.js';
import { ProposeHours } from './propose-hours.js';
import { QueryLines } from './query-lines.js';
import { RefuseHours } from './refuse-hours.js';
import { ScheduleWeek } from './schedule-week.js';
import { SettleWeek } from './settle-week.js';
import { WeekClock } from './week-clock.js';
import { WeekMoney } from './week-money.js';
import { WeeksReader } from './weeks.reader.js';

const verbs = [
  ProposeHours,
  AcceptHours,
  RefuseHours,
  EndHours,
  FundWeeks,
  LogTime,
  EditTime,
  ConfirmWeek,
  ApproveWeek,
  QueryLines,
  AnswerQuery,
];

export const weeksResolvers = [HoursResolver, WeeksResolver];

/** Work by the hour, in weeks that are paid before they begin. */
@Module({
  imports: [HiringModule, FundingModule],
  providers: [...weeksResolvers, ...verbs, ScheduleWeek, SettleWeek, WeekClock, WeekMoney, WeeksReader, ShownWeeks],
})
export class WeeksModule {}
