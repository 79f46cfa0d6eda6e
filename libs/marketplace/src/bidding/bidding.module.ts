import { Module } from '@nestjs/common';
import { PostingModule } from '../posting/posting.module.js';
import { AcceptCounter } from './accept-counter.js';
import { BidClock } from './bid-clock.js';
import { ConfirmBid } from './confirm-bid.js';
import { CounterBid } from './counter-bid.js';
import { DeclineBid } from './decline-bid.js';
import { BidsFollowTheTask } from './follow-task.js';
import { RefuseCounter } from './refuse-counter.js';
import { ReviseBid } from './revise-bid.js';
import { ShortlistBid } from './shortlist-bid.js';
import { SubmitBid } from './submit-bid.js';
import { WithdrawBid } from './withdraw-bid.js';

const verbs = [SubmitBid, ReviseBid, ConfirmBid, WithdrawBid, ShortlistBid, DeclineBid, CounterBid, AcceptCounter, RefuseCounter];

/** Step 2: experts bid, both sides settle the terms. */
@Module({ imports: [PostingModule], providers: [...verbs, BidClock, BidsFollowTheTask] })
export class BiddingModule {}
