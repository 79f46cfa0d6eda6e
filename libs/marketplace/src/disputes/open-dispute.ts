import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Files, later, newId, NotPossibleNow, Work } from '@sidecrew/platform';
import { Escrow } from '../funding/escrow.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { Dispute, type DisputeReason } from './dispute.entity.js';
import { DisputeOpened } from './dispute.events.js';
import { peopleOf } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { type StatementForm, statementMustStand, storeStatement } from './statement.js';

/** Freezes the money of a milestone because its two people disagree about it. Free, and open to both. */
@Injectable()
export class OpenDispute {
  constructor(
    private readonly work: Work,
    private readonly escrow: Escrow,
    private readonly deadlines: Deadlines,
    private readonly files: Files,
  ) {}

  run(actor: Actor, milestoneId: string, reason: DisputeReason, statement: StatementForm): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const { contract, milestone } = await lockMilestone(tx, milestoneId);

      const party = disputePolicy.mustBeParty(actor, contract);
      // What the owner approved by hand is theirs no more; only a silent approval may still be objected to.
      if (milestone.state === 'approved' && !milestone.autoApproved) throw new NotPossibleNow('milestone', 'dispute', milestone.state);
      const stoodIn = milestone.state;
      milestone.take('dispute', party);
      const dispute = Object.assign(new Dispute(), {
        id: newId(),
        contractId: contract.id,
        milestoneId,
        state: 'opened',
        openedBy: party,
        reason,
        heldMinor: milestone.amountMinor,
        currency: milestone.currency,
        stoodIn,
        openedAt: tx.now,
        negotiatingSince: null,
        mediatorId: null,
        ownerShareMinor: null,
        expertShareMinor: null,
        outcomeKind: null,
        lostBy: null,
        ownerWaivedAt: null,
        expertWaivedAt: null,
        closedAt: null,
      } satisfies Partial<Dispute>);
      statementMustStand(dispute, statement);

      await this.escrow.stopDeadlines(tx, milestone);
      await tx.manager.save(Milestone, milestone);
      await tx.manager.insert(Dispute, dispute);
      await storeStatement(tx, this.files, actor, party, dispute.id, statement);
      const answerBy = later(tx.now, launchTimers.DISPUTE_REPLY);
      await this.deadlines.set(tx, 'DISPUTE_REPLY', dispute.id, answerBy);

      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId,
        kind: 'dispute_opened',
        actorId: actor.id,
        actorRole: party,
        facts: { disputeId: dispute.id, reason, answerBy: answerBy.toISOString() },
      });

      await tx.publish(new DisputeOpened(peopleOf({ contract, dispute }), party, answerBy.toISOString()));
      return dispute;
    });
  }
}
