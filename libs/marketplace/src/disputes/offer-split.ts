import { Injectable } from '@nestjs/common';
import { type Actor, newId, Work } from '@sidecrew/platform';
import { recordTimeline } from '../hiring/timeline.js';
import { Dispute } from './dispute.entity.js';
import { SplitOffered } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import type { Split } from './split.js';

/** Offers the other side a division. A newer offer replaces one's own older one. */
@Injectable()
export class OfferSplit {
  constructor(private readonly work: Work) {}

  run(actor: Actor, disputeId: string, split: Split, note: string | null): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const { contract, dispute } = await lockDispute(tx, disputeId);

      const party = disputePolicy.mustBeParty(actor, contract);
      dispute.take('offerSplit', party);
      dispute.mustSum(split);

      await tx.query(`update split_offers set replaced_at = $3 where dispute_id = $1 and by_party = $2 and replaced_at is null`, [
        dispute.id,
        party,
        tx.now,
      ]);
      const offerId = newId();
      await tx.query(
        `insert into split_offers (id, dispute_id, by_party, author_id, owner_minor, expert_minor, note, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [offerId, dispute.id, party, actor.id, split.owner.minor.toString(), split.expert.minor.toString(), note?.trim() || null, tx.now],
      );
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: dispute.milestoneId,
        kind: 'split_offered',
        actorId: actor.id,
        actorRole: party,
        facts: {
          disputeId,
          ownerMinor: split.owner.minor.toString(),
          expertMinor: split.expert.minor.toString(),
          currency: dispute.currency,
        },
      });

      await tx.publish(new SplitOffered(peopleOf({ contract, dispute }), party, offerId));
      return dispute;
    });
  }
}
