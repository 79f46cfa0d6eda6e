import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { refuseContactDetails } from '../contact-details.refusal.js';
import { lockBid } from './bid-locks.js';
import { idsOf, partiesOf, saveBid } from './bid-record.js';
import type { Bid } from './bid.entity.js';
import { BidDeclined } from './bid.events.js';
import { bidPolicy } from './bid.policy.js';

export const declineReasons = ['price', 'experience', 'timing', 'sample', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Says no with a reason, so that the expert learns something from it. */
@Injectable()
export class DeclineBid {
  constructor(private readonly work: Work) {}

  run(actor: Actor, bidId: string, reason: DeclineReason, note: string | null): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      bidPolicy.mustBe('owner', actor, partiesOf({ task, bid }));
      bid.take('decline', 'owner');
      refuseContactDetails({ note });
      bid.declineReason = reason;
      bid.declineNote = note;
      bid.endedAt = tx.now;
      await saveBid(tx, bid);
      await tx.publish(new BidDeclined(...idsOf({ bid, task }), reason, note));
      return bid;
    });
  }
}
