import { Injectable } from '@nestjs/common';
import { Deadlines, later, type Tx } from '@sidecrew/platform';
import { RefundAsked } from '../funding/escrow.events.js';
import { openRefundRequest } from '../funding/refund-requests.js';
import { withinCap } from '../funding/stopped-deadlines.js';
import type { Contract } from '../hiring/contract.entity.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';

/** What happens with the rest after a part was approved. */
export const restsOfMilestone = ['ask_refund', 'stays_funded'] as const;
export type RestChoice = (typeof restsOfMilestone)[number];

/** Why the owner asks for the rest; the expert reads it. */
const reasonForRest = 'A part of the delivery was approved; the owner asks for the rest.';

/** Says how the rest of a divided milestone goes on: the expert may still deliver it, or is asked to give it back. */
@Injectable()
export class RestOfMilestone {
  constructor(private readonly deadlines: Deadlines) {}

  async goOn(tx: Tx, contract: Contract, rest: Milestone, choice: RestChoice): Promise<void> {
    const fiveDaysOn = later(tx.now, launchTimers.CHANGES_DUE);
    // The delivery is decided; the rest is born as money that waits for work.
    rest.state = 'funded';
    rest.dueAt = rest.dueAt && rest.dueAt > fiveDaysOn ? rest.dueAt : fiveDaysOn;
    if (choice === 'ask_refund') await this.askRefund(tx, contract, rest);
    await tx.manager.save(Milestone, rest);
  }

  private async askRefund(tx: Tx, contract: Contract, rest: Milestone): Promise<void> {
    rest.take('askRefund', 'owner');
    rest.stoodIn = 'funded';
    const replyBy = withinCap(rest, later(tx.now, launchTimers.REFUND_REPLY));
    await openRefundRequest(tx, rest.id, reasonForRest, replyBy);
    await this.deadlines.set(tx, 'REFUND_REPLY', rest.id, replyBy);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: rest.id,
      kind: 'refund_asked',
      actorId: contract.ownerId,
      actorRole: 'owner',
      facts: { amountMinor: rest.amountMinor.toString(), currency: rest.currency, replyBy: replyBy.toISOString() },
    });
    await tx.publish(
      new RefundAsked(
        contract.id,
        rest.id,
        contract.ownerId,
        contract.expertId,
        rest.amountMinor.toString(),
        rest.currency,
        reasonForRest,
        replyBy.toISOString(),
      ),
    );
  }
}
