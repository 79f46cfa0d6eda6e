import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, NotPossibleNow, Work } from '@sidecrew/platform';
import { type AutoFunding, lockAutoFunding, readAutoFunding } from '../funding/prefunds/auto-funding-rows.js';
import { EndAutoFunding } from '../funding/prefunds/end-auto-funding.js';
import { contractPolicy } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import { RetainerEnded } from './retainer.events.js';

/** Either side ends a retainer: nothing is charged any more, and what is neither approved nor asked for goes back (J6). */
@Injectable()
export class EndRetainer {
  constructor(
    private readonly work: Work,
    private readonly end: EndAutoFunding,
  ) {}

  run(actor: Actor, retainerId: string): Promise<AutoFunding> {
    return this.work.transaction(async (tx) => {
      const { contract, plan } = await lockAutoFunding(tx, retainerId);

      const party = contractPolicy.partyOf(actor, contract);
      if (!party || plan.purpose !== 'retainer') throw new NotFound('retainer');
      if (plan.state === 'ended') throw new NotPossibleNow('retainer', 'end', plan.state);

      await recordTimeline(tx, { contractId: contract.id, kind: 'retainer_ended', actorId: actor.id, actorRole: party });
      await this.end.run(tx, contract, plan);

      await tx.publish(new RetainerEnded(plan.id, contract.id, contract.ownerId, contract.expertId, party));
      return readAutoFunding(tx, plan.id);
    });
  }
}
