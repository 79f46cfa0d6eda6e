import { Module } from '@nestjs/common';
import { BiddingModule } from './bidding/bidding.module.js';
import { ChargebacksModule } from './chargebacks/chargebacks.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { DisputesModule } from './disputes/disputes.module.js';
import { FundingModule } from './funding/funding.module.js';
import { HiringModule } from './hiring/hiring.module.js';
import { PayoutsModule } from './payouts/payouts.module.js';
import { PostingModule } from './posting/posting.module.js';
import { RetainersModule } from './retainers/retainers.module.js';
import { ScreensModule } from './screens/screens.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { WeeksModule } from './weeks/weeks.module.js';

const steps = [
  PostingModule,
  BiddingModule,
  HiringModule,
  FundingModule,
  RetainersModule,
  WeeksModule,
  DeliveryModule,
  DisputesModule,
  ChargebacksModule,
  PayoutsModule,
  StatementsModule,
  ScreensModule,
];

/** The flow, step by step. What other libraries fill or read leaves through its own step. */
@Module({ imports: steps, exports: steps })
export class MarketplaceModule {}
