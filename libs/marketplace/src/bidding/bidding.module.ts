import { Module } from '@nestjs/common';
import { PostingModule } from '../posting/posting.module.js';
import { AcceptCounter } from './accept-counter.js';
import { BidClock } from './bid-clock.js';
import { BidObstaclesReader } from './bid-obstacles.reader.js';
import { BidsReader } from './bids.reader.js';
import { ConfirmBid } from './confirm-bid.js';
import { CounterBid } from './counter-bid.js';
import { DeclineBid } from './decline-bid.js';
import { BidsFollowTheTask } from './follow-task.js';
import { BidVerbsResolver } from './graphql/bid-verbs.resolver.js';
import { BidsOfTaskResolver } from './graphql/bids-of-task.resolver.js';
import { BidsLoader } from './graphql/bids.loader.js';
import { BidsResolver } from './graphql/bids.resolver.js';
import { ShownBid } from './graphql/shown-bid.js';
import { RefuseCounter } from './refuse-counter.js';
import { ReviseBid } from './revise-bid.js';
import { ShortlistBid } from './shortlist-bid.js';
import { SubmitBid } from './submit-bid.js';
import { WithdrawBid } from './withdraw-bid.js';

const verbs = [SubmitBid, ReviseBid, ConfirmBid, WithdrawBid, ShortlistBid, DeclineBid, CounterBid, AcceptCounter, RefuseCounter];

export const biddingResolvers = [BidsResolver, BidVerbsResolver, BidsOfTaskResolver];

/** Step 2: experts bid, both sides settle the terms. */
@Module({
  imports: [PostingModule],
  providers: [...biddingResolvers, ...verbs, BidClock, BidsFollowTheTask, BidsReader, BidObstaclesReader, BidsLoader, ShownBid],
  exports: [BidsReader, BidsLoader, ShownBid],
})
export class BiddingModule {}
