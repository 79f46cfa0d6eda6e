import { Module } from '@nestjs/common';
import { BiddingModule } from '../bidding/bidding.module.js';
import { PostingModule } from '../posting/posting.module.js';
import { AcceptOffer } from './accept-offer.js';
import { CancelContract } from './cancel-contract.js';
import { ContractLife } from './contract-life.js';
import { EndUnfundedContract } from './end-unfunded.js';
import { HiringClock } from './hiring-clock.js';
import { MakeOffer } from './make-offer.js';
import { RefuseOffer } from './refuse-offer.js';
import { RescindOffer } from './rescind-offer.js';

const verbs = [MakeOffer, RescindOffer, RefuseOffer, AcceptOffer, CancelContract];

/** Step 3: an offer becomes a contract, which waits for its first payment. */
@Module({
  imports: [PostingModule, BiddingModule],
  providers: [...verbs, EndUnfundedContract, HiringClock, ContractLife],
  exports: [ContractLife],
})
export class HiringModule {}
