import { Injectable } from '@nestjs/common';
import { requireGoodStanding } from '@sidecrew/identity';
import { type Actor, Deadlines, later, Work } from '@sidecrew/platform';
import { lockBid } from '../bidding/bid-locks.js';
import { bidPolicy } from '../bidding/bid.policy.js';
import { partiesOf, saveBid } from '../bidding/bid-record.js';
import { mustBePayable } from '../bidding/bidder-check.js';
import { launchTimers } from '../timers.js';
import { writeContract } from './contract-of-bid.js';
import type { Contract } from './contract.entity.js';
import { ExpertHired } from './hiring.events.js';
import { recordTimeline } from './timeline.js';

/** Takes an offer: bid and task become a contract, which waits for its first payment. */
@Injectable()
export class AcceptOffer {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string): Promise<Contract> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('expert', actor, partiesOf({ task, bid }));
      bid.take('acceptOffer', 'expert');
      await requireGoodStanding(tx, actor);
      await mustBePayable(tx, actor.id);
      const contract = await writeContract(tx, task, bid);
      bid.contractId = contract.id;
      bid.endedAt = tx.now;
      await saveBid(tx, bid);
      await this.deadlines.drop(tx, bid.id, 'OFFER');
      await this.deadlines.set(tx, 'FUND', contract.id, later(tx.now, launchTimers.FUND));
      await recordTimeline(tx, { contractId: contract.id, kind: 'contract_made', actorId: actor.id, actorRole: 'expert' });
      await tx.publish(new ExpertHired(contract.id, task.id, contract.ownerId, contract.expertId, bid.id));
      return contract;
    });
  }
}
