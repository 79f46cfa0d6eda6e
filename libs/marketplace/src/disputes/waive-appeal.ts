import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { recordTimeline } from '../hiring/timeline.js';
import { CarryOut } from './carry-out.js';
import { Dispute } from './dispute.entity.js';
import { AppealWaived } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { NotYours } from './dispute.refusals.js';

/** One side wants no time to object to the ruling. When both say so, it is carried out at once. */
@Injectable()
export class WaiveAppeal {
  constructor(
    private readonly work: Work,
    private readonly carryOut: CarryOut,
  ) {}

  run(actor: Actor, disputeId: string): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const locked = await lockDispute(tx, disputeId);
      const { contract, dispute } = locked;

      const party = disputePolicy.mustBeParty(actor, contract);
      dispute.take('waiveAppeal', party);
      const waived = party === 'owner' ? dispute.ownerWaivedAt : dispute.expertWaivedAt;
      if (waived) throw new NotYours('waiveAppeal', dispute.state, 'You agreed to carry it out now before.');

      if (party === 'owner') dispute.ownerWaivedAt = tx.now;
      else dispute.expertWaivedAt = tx.now;
      await tx.manager.save(Dispute, dispute);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: dispute.milestoneId,
        kind: 'appeal_waived',
        actorId: actor.id,
        actorRole: party,
        facts: { disputeId },
      });

      await tx.publish(new AppealWaived(peopleOf({ contract, dispute }), party));
      if (dispute.ownerWaivedAt && dispute.expertWaivedAt) await this.carryOut.start(tx, locked);
      return dispute;
    });
  }
}
