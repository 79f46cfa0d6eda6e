import { Module } from '@nestjs/common';
import { BiddingModule } from '../bidding/bidding.module.js';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { FundingModule } from '../funding/funding.module.js';
import { HiringModule } from '../hiring/hiring.module.js';
import { PostingModule } from '../posting/posting.module.js';
import { AdminQueuesReader } from './admin-queues.reader.js';
import { ContractPageReader } from './contract-page.reader.js';
import { AdminQueuesResolver } from './graphql/admin-queues.resolver.js';
import { ContractPageResolver } from './graphql/contract-page.resolver.js';
import { HomeResolver } from './graphql/home.resolver.js';
import { TaskPageResolver } from './graphql/task-page.resolver.js';
import { HomeReader } from './home.reader.js';
import { TaskPageReader } from './task-page.reader.js';

const readers = [TaskPageReader, ContractPageReader, HomeReader, AdminQueuesReader];

export const screensResolvers = [TaskPageResolver, ContractPageResolver, HomeResolver, AdminQueuesResolver];

/** After all steps: screens that show what several of them know, each read in one statement. */
@Module({
  imports: [PostingModule, BiddingModule, HiringModule, FundingModule, DeliveryModule, DisputesModule],
  providers: [...screensResolvers, ...readers],
})
export class ScreensModule {}
