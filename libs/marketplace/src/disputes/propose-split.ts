import { Injectable } from '@nestjs/common';
import { type Actor, Deadlines, later, Work } from '@sidecrew/platform';
import { launchTimers } from '../timers.js';
import { Dispute } from './dispute.entity.js';
import { SplitProposed } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { NotYours } from './dispute.refusals.js';
import { recordRuling, type RulingForm, rulingMustStand, storeRuling } from './ruling.js';

/** The mediator proposes a division and says why, point by point. Both sides have 48 hours to reject it. */
@Injectable()
export class ProposeSplit {
  constructor(
    private readonly work: Work,
    private readonly deadlines: Deadlines,
  ) {}

  run(actor: Actor, disputeId: string, form: RulingForm): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const { contract, dispute } = await lockDispute(tx, disputeId);

      disputePolicy.mustBeNeutralAdmin(actor, contract);
      const stood = dispute.state;
      dispute.take('propose', 'admin');
      if (dispute.mediatorId !== actor.id)
        throw new NotYours('propose', stood, 'Take this dispute first: its mediator proposes the split.');
      rulingMustStand(dispute, contract.checklist, form);

      await tx.manager.save(Dispute, dispute);
      const rulingId = await storeRuling(tx, disputeId, 'proposal', actor.id, form);
      const answerBy = later(tx.now, launchTimers.ACCEPT);
      await this.deadlines.drop(tx, disputeId, 'MEDIATE', 'MEDIATE_AGAIN');
      await this.deadlines.set(tx, 'ACCEPT', disputeId, answerBy);

      await recordRuling(tx, { contract, dispute, adminId: actor.id, form, kind: 'split_proposed', until: { answerBy } });

      await tx.publish(new SplitProposed(peopleOf({ contract, dispute }), rulingId, answerBy.toISOString()));
      return dispute;
    });
  }
}
