import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, later, recordAudit, Work } from '@sidecrew/platform';
import { recordTimeline } from '../hiring/timeline.js';
import { launchTimers } from '../timers.js';
import { Dispute } from './dispute.entity.js';
import { DisputeDecided } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { SameAdmin } from './dispute.refusals.js';
import { proposalOf, type RulingForm, rulingMustStand, storeRuling } from './ruling.js';

/** A second admin rules. The money moves when the time to object is over, or both sides waive it. */
@Injectable()
export class DecideDispute {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, disputeId: string, form: RulingForm): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const { contract, dispute } = await lockDispute(tx, disputeId);

      disputePolicy.mustBeNeutralAdmin(actor, contract);
      dispute.take('decide', 'admin');
      const proposal = await proposalOf(tx, disputeId);
      if (actor.id === dispute.mediatorId || actor.id === proposal.adminId) throw new SameAdmin();
      rulingMustStand(dispute, contract.checklist, form);

      dispute.concludeWith(form.split, 'decided');
      await tx.manager.save(Dispute, dispute);
      const rulingId = await storeRuling(tx, disputeId, 'decision', actor.id, form);
      const appealUntil = later(tx.now, launchTimers.APPEAL);
      await this.deadlines.drop(tx, disputeId, 'DECIDE', 'DECIDE_AGAIN');
      await this.deadlines.set(tx, 'APPEAL', disputeId, appealUntil);

      const shares = { ownerMinor: form.split.owner.minor.toString(), expertMinor: form.split.expert.minor.toString() };
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: dispute.milestoneId,
        kind: 'dispute_decided',
        actorId: actor.id,
        actorRole: 'admin',
        facts: { disputeId, ...shares, currency: dispute.currency, appealUntil: appealUntil.toISOString() },
      });
      await recordAudit(tx, {
        actorId: actor.id,
        action: 'dispute.decided',
        subjectType: 'dispute',
        subjectId: disputeId,
        reason: form.text.trim(),
        facts: shares,
      });

      await tx.publish(
        new DisputeDecided(
          peopleOf({ contract, dispute }),
          rulingId,
          shares.ownerMinor,
          shares.expertMinor,
          dispute.currency,
          appealUntil.toISOString(),
        ),
      );
      return dispute;
    });
  }
}
