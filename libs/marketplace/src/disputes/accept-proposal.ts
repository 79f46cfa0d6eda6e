import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Actor, type Tx, Work } from '@sidecrew/platform';
import type { Party } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import { CarryOut } from './carry-out.js';
import { Dispute } from './dispute.entity.js';
import { ProposalAccepted } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy, otherParty } from './dispute.policy.js';
import { NotYours } from './dispute.refusals.js';
import { type Proposal, proposalOf } from './ruling.js';

/** One side says yes to the mediator's proposal. With both, it is settled. */
@Injectable()
export class AcceptProposal {
  constructor(
    private readonly work: Work,
    private readonly carryOut: CarryOut,
  ) {}

  run(actor: Actor, disputeId: string): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const locked = await lockDispute(tx, disputeId);
      const { contract, dispute } = locked;

      const party = disputePolicy.mustBeParty(actor, contract);
      const stood = dispute.state;
      // The table first: only in `proposed` is there a proposal to read.
      dispute.take('acceptProposal', party, 'proposed');
      const proposal = await proposalOf(tx, disputeId);
      if (proposal.accepted[party]) throw new NotYours('acceptProposal', stood, 'You accepted this proposal before.');

      await storeAcceptance(tx, proposal, party);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: dispute.milestoneId,
        kind: 'proposal_accepted',
        actorId: actor.id,
        actorRole: party,
        facts: { disputeId },
      });
      await tx.publish(new ProposalAccepted(peopleOf({ contract, dispute }), proposal.id, party));

      if (!proposal.accepted[otherParty(party)]) return dispute;
      dispute.take('acceptProposal', party, 'settled');
      dispute.concludeWith(splitOf(proposal, dispute), 'proposal_accepted');
      await this.carryOut.start(tx, locked);
      return dispute;
    });
  }
}

/** Each side's yes stands in its own column, named after the side that gave it. */
const acceptedColumn: Record<Party, string> = { owner: 'owner_accepted_at', expert: 'expert_accepted_at' };

async function storeAcceptance(tx: Tx, proposal: Proposal, party: Party): Promise<void> {
  await tx.query(`update rulings set ${acceptedColumn[party]} = $2 where id = $1`, [proposal.id, tx.now]);
}

/** The proposal's shares in the dispute's currency. */
export const splitOf = (proposal: Proposal, dispute: Dispute) => ({
  owner: Money.of(proposal.ownerMinor, dispute.currency),
  expert: Money.of(proposal.expertMinor, dispute.currency),
});
