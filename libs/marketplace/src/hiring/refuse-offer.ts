import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import type { Bid } from '../bidding/bid.entity.js';
import { lockBid } from '../bidding/bid-locks.js';
import { bidPolicy } from '../bidding/bid.policy.js';
import { idsOf, partiesOf, saveBid } from '../bidding/bid-record.js';
import { OfferRefused } from './hiring.events.js';

/** Says no to an offer; the seat is free again. */
@Injectable()
export class RefuseOffer {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('expert', actor, partiesOf({ task, bid }));
      bid.take('refuseOffer', 'expert');
      bid.endedAt = tx.now;
      await saveBid(tx, bid);
      await this.deadlines.drop(tx, bid.id, 'OFFER');
      await tx.publish(new OfferRefused(...idsOf({ bid, task })));
      return bid;
    });
  }
}
