import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import { lockBid } from './bid-locks.js';
import { freezeTerms, idsOf, partiesOf, saveBid } from './bid-record.js';
import type { Bid } from './bid.entity.js';
import { CounterAccepted, type Side } from './bid.events.js';
import { bidPolicy } from './bid.policy.js';

/** Takes the counter-offer on the table: it becomes the bid's next version, which an offer can cite. */
@Injectable()
export class AcceptCounter {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      const side = bidPolicy.mustBeSide(actor, partiesOf({ task, bid }));
      bid.take(side === 'expert' ? 'acceptCounter' : 'acceptCounterBack', side);
      if (task.state !== 'open') throw new NotPossibleNow('task', 'acceptCounter', task.state);
      const proposer = takeTerms(tx, bid);
      await saveBid(tx, bid);
      await freezeTerms(tx, bid, proposer);
      await this.deadlines.drop(tx, bid.id, 'COUNTER');
      await tx.publish(new CounterAccepted(...idsOf({ bid, task }), side));
      return bid;
    });
  }
}

/** Answers whose terms they were. */
function takeTerms(tx: Tx, bid: Bid): Side {
  const { counter } = bid;
  if (!counter) throw new Error(`Bid ${bid.id} is countered without terms.`);
  bid.priceMinor = BigInt(counter.priceMinor);
  bid.days = counter.days;
  bid.milestones = counter.milestones;
  bid.counter = null;
  bid.termsAt = tx.now;
  bid.version += 1;
  return counter.by;
}
