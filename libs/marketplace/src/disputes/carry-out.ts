import { Injectable } from '@nestjs/common';
import { Deadlines, hours, later, type Tx } from '@sidecrew/platform';
import { Escrow } from '../funding/escrow.js';
import { openFreezesOf } from '../funding/freezes.js';
import { endRefundRequest } from '../funding/refund-requests.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { Dispute } from './dispute.entity.js';
import { DisputeSettled } from './dispute.events.js';
import { type LockedDispute, peopleOf } from './dispute-locks.js';

/** How often a frozen milestone is looked at again. */
const lookAgain = hours(1);

/**
 * Moves the money as the outcome says: one refund leg, one transfer leg. The figures come from the dispute's own outcome
 * and from nowhere else.
 */
@Injectable()
export class CarryOut {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly escrow: Escrow,
  ) {}

  /** The dispute stands in `settled` or `decided` with its outcome written; nothing else waits any more. */
  async start(tx: Tx, { contract, milestone, dispute }: LockedDispute): Promise<void> {
    const { outcome, outcomeKind } = dispute;
    if (!outcome || !outcomeKind) throw new Error(`The dispute ${dispute.id} has no outcome to carry out.`);
    await this.deadlines.drop(tx, dispute.id);
    if (await isHeldBack(tx, milestone)) {
      // A chargeback or another freeze holds the money; the outcome stands and waits for it.
      await tx.manager.save(Dispute, dispute);
      await this.deadlines.set(tx, 'EXECUTE', dispute.id, later(tx.now, lookAgain));
      return;
    }
    dispute.take('execute', 'clock');
    await tx.manager.save(Dispute, dispute);
    await endRefundRequest(tx, milestone.id);
    await this.escrow.split(tx, contract, milestone, outcome, dispute.id);

    const figures = [outcome.owner.minor.toString(), outcome.expert.minor.toString(), dispute.currency] as const;
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'dispute_settled',
      actorId: null,
      actorRole: 'clock',
      facts: { disputeId: dispute.id, outcome: outcomeKind, ownerMinor: figures[0], expertMinor: figures[1], currency: figures[2] },
    });
    await tx.publish(new DisputeSettled(peopleOf({ contract, dispute }), outcomeKind, ...figures));
  }
}

/** An inquiry lets money go back, but nothing is split while the bank still asks. */
async function isHeldBack(tx: Tx, milestone: Milestone): Promise<boolean> {
  return milestone.state !== 'disputed' || (await openFreezesOf(tx, milestone)).length > 0;
}
