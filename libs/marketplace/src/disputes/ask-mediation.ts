import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { Dispute } from './dispute.entity.js';
import { lockDispute } from './dispute-locks.js';
import { disputePolicy, mediationFrom } from './dispute.policy.js';
import { NotYours } from './dispute.refusals.js';
import { Mediation } from './mediation.js';

/** Two days into the negotiation either side may ask for an admin. */
@Injectable()
export class AskMediation {
  constructor(
    private readonly work: Work,
    private readonly mediation: Mediation,
  ) {}

  run(actor: Actor, disputeId: string): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const locked = await lockDispute(tx, disputeId);
      const { contract, dispute } = locked;

      const party = disputePolicy.mustBeParty(actor, contract);
      const since = dispute.negotiatingSince;
      dispute.take('askMediation', party);
      if (!since || tx.now < mediationFrom(since)) {
        throw new NotYours('askMediation', 'negotiating', 'You can ask for mediation 48 hours after the answer. Offer a split meanwhile.');
      }

      await this.mediation.begin(tx, locked, { asked: { party, actorId: actor.id }, unanswered: false });
      return dispute;
    });
  }
}
