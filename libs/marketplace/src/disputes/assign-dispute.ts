import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, recordAudit, Work } from '@sidecrew/platform';
import { recordTimeline } from '../hiring/timeline.js';
import { Dispute } from './dispute.entity.js';
import { MediatorAssigned } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy, mediatorIsLate } from './dispute.policy.js';
import { NotYours } from './dispute.refusals.js';

/** An admin takes the mediation; another one may take it over once the first one's time is up. */
@Injectable()
export class AssignDispute {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, disputeId: string): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const { contract, dispute } = await lockDispute(tx, disputeId);

      disputePolicy.mustBeNeutralAdmin(actor, contract);
      dispute.take('assign', 'admin');
      const takenFrom = dispute.mediatorId;
      const late = mediatorIsLate(await this.deadlines.dueAt(tx, 'MEDIATE', dispute.id), tx.now);
      if (takenFrom !== null && (takenFrom === actor.id || !late)) {
        throw new NotYours('assign', dispute.state, 'Another admin mediates this dispute and still has time.');
      }

      dispute.mediatorId = actor.id;
      await tx.manager.save(Dispute, dispute);

      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: dispute.milestoneId,
        kind: 'mediator_assigned',
        actorId: actor.id,
        actorRole: 'admin',
        facts: { disputeId },
      });
      await recordAudit(tx, {
        actorId: actor.id,
        action: 'dispute.assigned',
        subjectType: 'dispute',
        subjectId: disputeId,
        facts: { takenFrom },
      });

      await tx.publish(new MediatorAssigned(peopleOf({ contract, dispute }), actor.id));
      return dispute;
    });
  }
}
