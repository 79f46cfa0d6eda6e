import { Module } from '@nestjs/common';
import { BiddingModule } from './bidding/bidding.module.js';
import { HiringModule } from './hiring/hiring.module.js';
import { PostingModule } from './posting/posting.module.js';

/** The flow, step by step. */
@Module({ imports: [PostingModule, BiddingModule, HiringModule] })
export class MarketplaceModule {}
