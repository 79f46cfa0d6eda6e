import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import { lockBid } from './bid-locks.js';
import { idsOf, partiesOf, saveBid } from './bid-record.js';
import type { Bid } from './bid.entity.js';
import { BidWithdrawn } from './bid.events.js';
import { bidPolicy } from './bid.policy.js';

/** Takes a bid back, without penalty, as long as it was not accepted. */
@Injectable()
export class WithdrawBid {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('expert', actor, partiesOf({ task, bid }));
      bid.take('withdraw', 'expert');
      bid.counter = null;
      bid.endedAt = tx.now;
      await saveBid(tx, bid);
      await this.deadlines.drop(tx, bid.id);
      await tx.publish(new BidWithdrawn(...idsOf({ bid, task })));
      return bid;
    });
  }
}
