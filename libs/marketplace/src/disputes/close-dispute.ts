import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers, type Tx } from '@sidecrew/platform';
import { EscrowSettled } from '../funding/escrow.events.js';
import { recordTimeline } from '../hiring/timeline.js';
import { Dispute } from './dispute.entity.js';
import { DisputeClosed } from './dispute.events.js';
import { lockDispute, peopleOf } from './dispute-locks.js';
import { disputeProcess } from './dispute.process.js';

/** A dispute ends when its money has arrived, on both sides, and never before. */
@Injectable()
export class CloseDispute implements OnModuleInit {
  constructor(private readonly events: EventHandlers) {}

  onModuleInit(): void {
    this.events.on(EscrowSettled, 'close-dispute-when-both-legs-are-confirmed', (tx, { milestoneId }) => this.close(tx, milestoneId));
  }

  private async close(tx: Tx, milestoneId: string): Promise<void> {
    const [row] = await tx.query<{ id: string }>(`select id from disputes where milestone_id = $1 and state <> 'closed'`, [milestoneId]);
    if (!row) return;
    const { contract, dispute } = await lockDispute(tx, row.id);
    if (!disputeProcess.allows('close', dispute.state, 'payments') || !dispute.outcomeKind) return;

    dispute.take('close', 'payments');
    dispute.closedAt = tx.now;
    await tx.manager.save(Dispute, dispute);

    await recordTimeline(tx, {
      contractId: contract.id, milestoneId, kind: 'dispute_closed', actorId: null, actorRole: 'payments', facts: { disputeId: dispute.id },
    });

    await tx.publish(new DisputeClosed(peopleOf({ contract, dispute }), dispute.outcomeKind, dispute.lostBy));
  }
}
