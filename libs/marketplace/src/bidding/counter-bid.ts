import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, later, NotPossibleNow, Work } from '@sidecrew/platform';
import { refuseContactDetails } from '../contact-details.refusal.js';
import { launchTimers } from '../timers.js';
import { lockBid } from './bid-locks.js';
import { idsOf, partiesOf, saveBid } from './bid-record.js';
import { piecesOf, type TermsForm, termsMustFit } from './bid-terms.js';
import type { Bid } from './bid.entity.js';
import { BidCountered } from './bid.events.js';
import { bidPolicy, counterRounds } from './bid.policy.js';
import { RoundLimitReached } from './bid.refusals.js';

export interface CounterForm extends TermsForm {
  readonly note: string | null;
}

/** Proposes other terms. The bid's own terms stay until the other side accepts. */
@Injectable()
export class CounterBid {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, bidId: string, form: CounterForm): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const { task, bid } = await lockBid(tx, bidId);
      const side = bidPolicy.mustBeSide(actor, partiesOf({ task, bid }));
      bid.take(side === 'owner' ? 'counter' : 'counterBack', side);
      if (task.state !== 'open') throw new NotPossibleNow('task', 'counter', task.state);
      if (side === 'owner') nextRound(bid);
      termsMustFit(task, form);
      refuseContactDetails({ note: form.note, milestones: form.milestones.map(({ title }) => title).join('\n') });
      bid.counter = {
        by: side,
        at: tx.now.toISOString(),
        priceMinor: form.price.minor.toString(),
        days: form.days,
        milestones: piecesOf(form),
        note: form.note?.trim() || null,
      };
      await saveBid(tx, bid);
      await this.deadlines.set(tx, 'COUNTER', bid.id, later(tx.now, launchTimers.COUNTER));
      await tx.publish(new BidCountered(...idsOf({ bid, task }), side));
      return bid;
    });
  }
}

function nextRound(bid: Bid): void {
  if (bid.round >= counterRounds) throw new RoundLimitReached(counterRounds);
  bid.round += 1;
}
