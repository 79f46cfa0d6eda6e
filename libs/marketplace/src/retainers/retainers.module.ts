import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/funding.module.js';
import { AgreeRetainer } from './agree-retainer.js';
import { ApproveDrawdown } from './approve-drawdown.js';
import { AskDrawdown } from './ask-drawdown.js';
import { DeclineDrawdown } from './decline-drawdown.js';
import { DrawdownsReader } from './drawdowns.reader.js';
import { EndRetainer } from './end-retainer.js';
import { RetainersResolver } from './graphql/retainers.resolver.js';
import { RetainerMoney } from './retainer-money.js';
import { WithdrawDrawdown } from './withdraw-drawdown.js';

export const retainersResolvers = [RetainersResolver];

/** Money that is held by the week or month and drawn on as the owner approves. */
@Module({
  imports: [FundingModule],
  providers: [
    ...retainersResolvers,
    AgreeRetainer,
    EndRetainer,
    AskDrawdown,
    WithdrawDrawdown,
    ApproveDrawdown,
    DeclineDrawdown,
    DrawdownsReader,
    RetainerMoney,
  ],
})
export class RetainersModule {}
