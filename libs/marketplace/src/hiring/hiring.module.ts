import { Module } from '@nestjs/common';
import { BiddingModule } from '../bidding/bidding.module.js';
import { PostingModule } from '../posting/posting.module.js';
import { AcceptOffer } from './accept-offer.js';
import { CancelContract } from './cancel-contract.js';
import { ContractLife } from './contract-life.js';
import { ContractTies } from './contract-ties.js';
import { ContractsReader } from './contracts.reader.js';
import { EndUnfundedContract } from './end-unfunded.js';
import { ContractsOfTaskResolver } from './graphql/contracts-of-task.resolver.js';
import { ContractsLoader } from './graphql/contracts.loader.js';
import { ContractsResolver } from './graphql/contracts.resolver.js';
import { OffersResolver } from './graphql/offers.resolver.js';
import { ShownContract } from './graphql/shown-contract.js';
import { HiringClock } from './hiring-clock.js';
import { MakeOffer } from './make-offer.js';
import { RefuseOffer } from './refuse-offer.js';
import { RescindOffer } from './rescind-offer.js';
import { TimelineReader } from './timeline.reader.js';
import { WaitingPayments } from './waiting-payments.js';

const verbs = [MakeOffer, RescindOffer, RefuseOffer, AcceptOffer, CancelContract];

const shared = [ContractLife, ContractTies, ContractsReader, ContractsLoader, ShownContract, WaitingPayments];

export const hiringResolvers = [OffersResolver, ContractsResolver, ContractsOfTaskResolver];

/** Step 3: an offer becomes a contract, which waits for its first payment. */
@Module({
  imports: [PostingModule, BiddingModule],
  providers: [...hiringResolvers, ...verbs, ...shared, EndUnfundedContract, HiringClock, TimelineReader],
  exports: shared,
})
export class HiringModule {}
