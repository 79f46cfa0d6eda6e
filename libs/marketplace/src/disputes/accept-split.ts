import { Injectable } from '@nestjs/common';
import { Money } from '@sidecrew/money';
import { type Actor, NotFound, type Tx, Work } from '@sidecrew/platform';
import type { Party } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import { CarryOut } from './carry-out.js';
import { Dispute } from './dispute.entity.js';
import { lockDispute } from './dispute-locks.js';
import { disputePolicy } from './dispute.policy.js';
import { NotYours, OfferWasReplaced } from './dispute.refusals.js';
import type { Split } from './split.js';

interface Offer {
  readonly byParty: Party;
  readonly replaced: boolean;
  readonly split: Split;
}

/** Takes the other side's newest offer; the money moves at once. */
@Injectable()
export class AcceptSplit {
  constructor(
    private readonly work: Work,
    private readonly carryOut: CarryOut,
  ) {}

  run(actor: Actor, disputeId: string, offerId: string): Promise<Dispute> {
    return this.work.transaction(async (tx) => {
      const locked = await lockDispute(tx, disputeId);
      const { contract, dispute } = locked;

      const party = disputePolicy.mustBeParty(actor, contract);
      const offer = await offerOf(tx, dispute, offerId);
      if (offer.byParty === party) throw new NotYours('acceptSplit', dispute.state, 'The other side accepts what you offered.');
      dispute.take('acceptSplit', party);
      if (offer.replaced) throw new OfferWasReplaced();

      await tx.query(`update split_offers set accepted_at = $2 where id = $1`, [offerId, tx.now]);
      await recordTimeline(tx, {
        contractId: contract.id,
        milestoneId: dispute.milestoneId,
        kind: 'split_accepted',
        actorId: actor.id,
        actorRole: party,
        facts: { disputeId, offerId },
      });

      dispute.concludeWith(offer.split, 'split_accepted');
      await this.carryOut.start(tx, locked);
      return dispute;
    });
  }
}

async function offerOf(tx: Tx, dispute: Dispute, offerId: string): Promise<Offer> {
  const [row] = await tx.query<{ by_party: Party; replaced: boolean; owner_minor: string; expert_minor: string }>(
    `select by_party, replaced_at is not null as replaced, owner_minor, expert_minor from split_offers where id = $1 and dispute_id = $2`,
    [offerId, dispute.id],
  );
  if (!row) throw new NotFound('offer');
  return {
    byParty: row.by_party,
    replaced: row.replaced,
    split: { owner: Money.of(row.owner_minor, dispute.currency), expert: Money.of(row.expert_minor, dispute.currency) },
  };
}
