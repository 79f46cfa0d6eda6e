import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, Files, later, Work } from '@sidecrew/platform';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { Dispute } from './dispute.entity.js';
import { DisputeAnswered } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { NotYours } from './dispute.refusals.js';
import { type StatementForm, statementMustStand, storeStatement } from './statement.js';

/** The other side says its part and names its own figure; both have five days to agree. */
@Injectable()
export class AnswerDispute {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
    private readonly files: Files,
  ) {}

  run(actor: Actor, disputeId: string, statement: StatementForm): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const { contract, dispute } = await lockDispute(tx, disputeId);

      const party = disputePolicy.mustBeParty(actor, contract);
      if (party === dispute.openedBy) throw new NotYours('answer', dispute.state, 'The other side answers what you opened.');
      statementMustStand(dispute, statement);
      dispute.take('answer', party);

      dispute.negotiatingSince = tx.now;
      await tx.manager.save(Dispute, dispute);
      await storeStatement(tx, this.files, actor, party, dispute.id, statement);
      const until = later(tx.now, launchTimers.NEGOTIATE);
      await this.deadlines.drop(tx, dispute.id, 'DISPUTE_REPLY');
      await this.deadlines.set(tx, 'NEGOTIATE', dispute.id, until);

      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: dispute.milestoneId,
        kind: 'dispute_answered',
        actorId: actor.id,
        actorRole: party,
        facts: { disputeId, negotiateUntil: until.toISOString() },
      });

      await tx.publish(new DisputeAnswered(peopleOf({ contract, dispute }), party, until.toISOString()));
      return dispute;
    });
  }
}
