import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import type { Bid } from '../bidding/bid.entity.js';
import { lockBid } from '../bidding/bid-locks.js';
import { bidPolicy } from '../bidding/bid.policy.js';
import { idsOf, partiesOf, saveBid } from '../bidding/bid-record.js';
import { OfferRescinded } from './hiring.events.js';

/** Takes an offer back while it is unanswered; the bid stands as before. */
@Injectable()
export class RescindOffer {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('owner', actor, partiesOf({ task, bid }));
      bid.take('rescindOffer', 'owner');
      bid.offeredAt = null;
      await saveBid(tx, bid);
      await this.deadlines.drop(tx, bid.id, 'OFFER');
      await tx.publish(new OfferRescinded(...idsOf({ bid, task })));
      return bid;
    });
  }
}
