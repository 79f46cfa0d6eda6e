import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, InvalidInput, Work } from '@sidecrew/platform';
import { lockBid } from './bid-locks.js';
import { freezeTerms, idsOf, partiesOf, saveBid } from './bid-record.js';
import type { Bid } from './bid.entity.js';
import { BidConfirmed } from './bid.events.js';
import { bidPolicy } from './bid.policy.js';
import { taskMustTakeBids } from './task-takes-bids.js';

/** The expert read the changed task and stands by the bid. That pair is a new version. */
@Injectable()
export class ConfirmBid {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('expert', actor, partiesOf({ task, bid }));
      bid.take('confirm', 'expert');
      taskMustTakeBids(task, 'confirm');
      if (bid.currency !== task.currency) {
        throw new InvalidInput('price', `The task is paid in ${task.currency} now. Revise your bid.`);
      }
      bid.taskVersion = task.version;
      bid.version += 1;
      await saveBid(tx, bid);
      await freezeTerms(tx, bid, 'expert');
      await this.deadlines.drop(tx, bid.id, 'STALE', 'STALE_REMINDER');
      await tx.publish(new BidConfirmed(...idsOf({ bid, task })));
      return bid;
    });
  }
}
