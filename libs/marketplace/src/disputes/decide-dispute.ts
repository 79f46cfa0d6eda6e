import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, later, Work } from '@sidecrew/platform';
import { launchTimers } from '../timers.js';
import { Dispute } from './dispute.entity.js';
import { DisputeDecided } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { SameAdmin } from './dispute.refusals.js';
import { proposalOf, recordRuling, type RulingForm, rulingMustStand, storeRuling } from './ruling.js';

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

      const shares = await recordRuling(tx, {
        contract,
        dispute,
        adminId: actor.id,
        form,
        kind: 'dispute_decided',
        until: { appealUntil },
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
