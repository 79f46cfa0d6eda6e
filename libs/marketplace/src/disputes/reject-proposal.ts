import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { Dispute } from './dispute.entity.js';
import { lockDispute } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { NotYours } from './dispute.refusals.js';
import { proposalOf } from './ruling.js';
import { SecondReview } from './second-review.js';

/** One side says no; a second admin decides. */
@Injectable()
export class RejectProposal {
  constructor(
    private readonly work: Work,
    private readonly review: SecondReview,
  ) {}

  run(actor: Actor, disputeId: string, reason: string): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const locked = await lockDispute(tx, disputeId);
      const { contract, dispute } = locked;

      const party = disputePolicy.mustBeParty(actor, contract);
      const stood = dispute.state;
      dispute.take('rejectProposal', party);
      const proposal = await proposalOf(tx, disputeId);
      if (proposal.accepted[party]) throw new NotYours('rejectProposal', stood, 'You accepted this proposal. The other side answers now.');

      await tx.query(`update rulings set rejected_by = $2, rejected_at = $3, rejected_because = $4 where id = $1`, [
        proposal.id,
        party,
        tx.now,
        reason.trim(),
      ]);
      await this.review.begin(tx, locked, proposal.id, { party, actorId: actor.id });
      return dispute;
    });
  }
}
