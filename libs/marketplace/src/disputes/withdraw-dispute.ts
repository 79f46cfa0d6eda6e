import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Work } from '@sidecrew/platform';
import { Escrow } from '../funding/escrow.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { Dispute } from './dispute.entity.js';
import { DisputeWithdrawn } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { NotYours } from './dispute.refusals.js';

/** Whoever opened it takes it back; the milestone goes on where it stood, with at least three days left. */
@Injectable()
export class WithdrawDispute {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, disputeId: string): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone, dispute } = await lockDispute(tx, disputeId);

      const party = disputePolicy.mustBeParty(actor, contract);
      if (party !== dispute.openedBy) throw new NotYours('withdraw', dispute.state, 'Only the side that opened the dispute withdraws it.');
      dispute.take('withdraw', party);
      milestone.take('resumeFromDispute', party, dispute.stoodIn);

      dispute.outcomeKind = 'withdrawn';
      dispute.closedAt = tx.now;
      await tx.manager.save(Dispute, dispute);
      await this.escrow.resumeDeadlines(tx, milestone);
      await tx.manager.save(Milestone, milestone);
      await this.deadlines.drop(tx, dispute.id);

      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: milestone.id,
        kind: 'dispute_withdrawn',
        actorId: actor.id,
        actorRole: party,
        facts: { disputeId },
      });

      await tx.publish(new DisputeWithdrawn(peopleOf({ contract, dispute }), party));
      return dispute;
    });
  }
}
