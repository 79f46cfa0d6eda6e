import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import { type BidForm, fillInBid } from './bid-form.js';
import { lockBid } from './bid-locks.js';
import { freezeTerms, idsOf, partiesOf, saveBid } from './bid-record.js';
import type { Bid } from './bid.entity.js';
import { BidRevised } from './bid.events.js';
import { bidPolicy } from './bid.policy.js';
import { samplesMustBeOwn } from './bidder-check.js';
import { taskMustTakeBids } from './task-takes-bids.js';

/** New terms for a bid that nobody has bound yet; also the answer to a changed task. */
@Injectable()
export class ReviseBid {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string, form: BidForm): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('expert', actor, partiesOf({ task, bid }));
      bid.take('revise', 'expert', bid.state === 'shortlisted' ? 'shortlisted' : 'submitted');
      taskMustTakeBids(task, 'revise');
      await samplesMustBeOwn(tx, actor, form.sampleIds);
      fillInBid(tx, task, bid, form);
      bid.version += 1;
      await saveBid(tx, bid);
      await freezeTerms(tx, bid, 'expert');
      await this.deadlines.drop(tx, bid.id, 'STALE', 'STALE_REMINDER');
      await tx.publish(new BidRevised(...idsOf({ bid, task })));
      return bid;
    });
  }
}
