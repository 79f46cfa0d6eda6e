import { Injectable } from '@nestjs/common';
import { businessDaysLater, Deadlines, type Tx } from '@sidecrew/platform';
import type { Party } from '../hiring/contract.policy.js';
import { recordTimeline } from '../hiring/timeline.js';
import { launchBusinessDays } from '../timers.js';
import { Dispute } from './dispute.entity.js';
import { MediationBegan } from './dispute.events.js';
import { type LockedDispute, peopleOf } from './dispute-locks.js';

export interface WhyMediation {
  readonly asked: { readonly party: Party; readonly actorId: string } | null;
  /** The other side never answered: the admin works on file, within less time. */
  readonly unanswered: boolean;
}

/** What follows when a dispute goes to an admin, by whichever way. */
@Injectable()
export class Mediation {
  constructor(private readonly deadlines: Deadlines) {}

  async begin(tx: Tx, { contract, dispute }: LockedDispute, { asked, unanswered }: WhyMediation): Promise<void> {
    await tx.manager.save(Dispute, dispute);
    const due = businessDaysLater(tx.now, unanswered ? launchBusinessDays.MEDIATE_ON_FILE : launchBusinessDays.MEDIATE);
    await this.deadlines.drop(tx, dispute.id, 'DISPUTE_REPLY', 'NEGOTIATE');
    await this.deadlines.set(tx, 'MEDIATE', dispute.id, due);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: dispute.milestoneId,
      kind: 'mediation_began',
      actorId: asked?.actorId ?? null,
      actorRole: asked?.party ?? 'clock',
      facts: { disputeId: dispute.id, dueAt: due.toISOString() },
    });
    await tx.publish(new MediationBegan(peopleOf({ contract, dispute }), asked?.party ?? null, unanswered, due.toISOString()));
  }
}
