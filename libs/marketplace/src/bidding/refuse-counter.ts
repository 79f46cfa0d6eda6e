import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import { lockBid } from './bid-locks.js';
import { idsOf, partiesOf, saveBid } from './bid-record.js';
import type { Bid } from './bid.entity.js';
import { CounterRefused } from './bid.events.js';
import { bidPolicy } from './bid.policy.js';

/** Says no to a counter-offer. The expert's bid stands as before; the owner's no declines the bid. */
@Injectable()
export class RefuseCounter {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      const side = bidPolicy.mustBeSide(actor, partiesOf({ task, bid }));
      bid.take(side === 'expert' ? 'refuseCounter' : 'refuseCounterBack', side);
      bid.counter = null;
      if (side === 'owner') bid.endedAt = tx.now;
      await saveBid(tx, bid);
      await this.deadlines.drop(tx, bid.id, 'COUNTER');
      await tx.publish(new CounterRefused(...idsOf({ bid, task }), side));
      return bid;
    });
  }
}
