import { AgreeAutoFunding } from './agree-auto-funding.js';
import { AskPrefund } from './ask-prefund.js';
import { AutoFundClock } from './auto-fund-clock.js';
import { AutoFundingsReader } from './auto-fundings.reader.js';
import { ConfirmPeriod } from './confirm-period.js';
import { EndAutoFunding } from './end-auto-funding.js';
import { FollowPrefundMoney } from './follow-prefund-money.js';
import { FollowPrefunds } from './follow-prefunds.js';
import { FundPeriod } from './fund-period.js';
import { ShownAutoFundings } from './graphql/show-auto-funding.js';
import { HoldPrefund } from './hold-prefund.js';
import { PauseAutoFunding } from './pause-auto-funding.js';
import { PeriodByHand } from './period-by-hand.js';
import { PrefundKeepers } from './prefund-keepers.js';
import { PrefundMoney } from './prefund-money.js';
import { PrefundTies } from './prefund-ties.js';
import { ResumeAutoFunding } from './resume-auto-funding.js';
import { StopAsking } from './stop-asking.js';

/** What retainers and weeks build on. */
export const prefundsForSteps = [
  AgreeAutoFunding,
  AskPrefund,
  AutoFundClock,
  AutoFundingsReader,
  EndAutoFunding,
  FundPeriod,
  PrefundKeepers,
  PrefundMoney,
  ShownAutoFundings,
  StopAsking,
];

/** Money that is held before the work, period by period. */
export const prefundProviders = [
  ...prefundsForSteps,
  HoldPrefund,
  FollowPrefunds,
  FollowPrefundMoney,
  PeriodByHand,
  ConfirmPeriod,
  PauseAutoFunding,
  ResumeAutoFunding,
  PrefundTies,
];
