import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { type Actor, Deadlines, later, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import type { Bid } from '../bidding/bid.entity.js';
import { type BidOnTask, lockBid } from '../bidding/bid-locks.js';
import { bidPolicy } from '../bidding/bid.policy.js';
import { idsOf, partiesOf, saveBid } from '../bidding/bid-record.js';
import { StaleVersion } from '../bidding/bid.refusals.js';
import { launchTimers } from '../timers.js';
import { OfferMade } from './hiring.events.js';
import { BidNotConfirmedYet, NoSeatFree } from './hiring.refusals.js';
import { seatIsFree } from './seats.js';

/** Offers the task to one expert on exactly the terms that the owner read. The task's lock lets one of two offers win. */
@Injectable()
export class MakeOffer {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string, bidVersion: number): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('owner', actor, partiesOf({ task, bid }));
      bid.take('offer', 'owner');
      await this.mustFit(tx, actor, { task, bid }, bidVersion);
      bid.offeredAt = tx.now;
      await saveBid(tx, bid);
      await this.deadlines.set(tx, 'OFFER', bid.id, later(tx.now, launchTimers.OFFER));
      await tx.publish(new OfferMade(...idsOf({ bid, task })));
      return bid;
    });
  }

  private async mustFit(tx: Tx, actor: Actor, { task, bid }: BidOnTask, bidVersion: number): Promise<void> {
    await requireGoodStanding(tx, actor);
    if (task.state !== 'open') throw new NotPossibleNow('task', 'offer', task.state);
    if (bid.version !== bidVersion) throw new StaleVersion(bid.version);
    if (bid.taskVersion !== task.version) throw new BidNotConfirmedYet();
    if (!(await seatIsFree(tx, task))) throw new NoSeatFree();
  }
}
