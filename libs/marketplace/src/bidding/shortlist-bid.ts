import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { lockBid } from './bid-locks.js';
import { idsOf, partiesOf, saveBid } from './bid-record.js';
import type { Bid } from './bid.entity.js';
import { BidShortlisted } from './bid.events.js';
import { bidPolicy } from './bid.policy.js';

/** Marks a bid as one of the few that the owner compares, or takes the mark back. */
@Injectable()
export class ShortlistBid {
  constructor(private readonly work: Work) {}

  run(actor: Actor, bidId: string, shortlisted: boolean): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('owner', actor, partiesOf({ task, bid }));
      bid.take(shortlisted ? 'shortlist' : 'unshortlist', 'owner');
      await saveBid(tx, bid);
      if (shortlisted) await tx.publish(new BidShortlisted(...idsOf({ bid, task })));
      return bid;
    });
  }
}
