import { Injectable } from '@nestjs/common';
import { businessDaysLater, Deadlines, type Tx } from '@sidecrew/platform';
import type { Party } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchBusinessDays } from '../timers.js';
import { Dispute } from './dispute.entity.js';
import { ProposalFell } from './dispute.events.js';
import { type LockedDispute, peopleOf } from './dispute-locks.js';

/** What follows when a proposal falls: evidence is closed, a second admin decides. */
@Injectable()
export class SecondReview {
  constructor(private readonly deadlines: Deadlines) {}

  async begin(
    tx: Tx,
    { contract, dispute }: LockedDispute,
    rulingId: string,
    rejected: { party: Party; actorId: string } | null,
  ): Promise<void> {
    await tx.manager.save(Dispute, dispute);
    const due = businessDaysLater(tx.now, launchBusinessDays.DECIDE);
    await this.deadlines.drop(tx, dispute.id, 'ACCEPT');
    await this.deadlines.set(tx, 'DECIDE', dispute.id, due);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: dispute.milestoneId,
      kind: rejected ? 'proposal_rejected' : 'proposal_unheard',
      actorId: rejected?.actorId ?? null,
      actorRole: rejected?.party ?? 'clock',
      facts: { disputeId: dispute.id, dueAt: due.toISOString() },
    });
    await tx.publish(
      new ProposalFell(peopleOf({ contract, dispute }), rulingId, rejected?.party ?? null, dispute.mediatorId, due.toISOString()),
    );
  }
}
