import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, EventHandlers, type Tx } from '@sidecrew/platform';
import { EscrowSettled } from '../funding/escrow.events.js';
import { recordTimeline } from '../hiring/timeline.js';
import { Dispute, type OutcomeKind } from './dispute.entity.js';
import { DisputeClosed } from './dispute.events.js';
import { type LockedDispute, lockDispute, peopleOf } from './dispute-locks.js';
import { disputeProcess } from './dispute.process.js';

/** A dispute ends when its money has arrived, on both sides, and never before; or when the bank took it all back. */
@Injectable()
export class CloseDispute implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly deadlines: Deadlines,
  ) {}

  onModuleInit(): void {
    this.events.on(EscrowSettled, 'close-dispute-when-both-legs-are-confirmed', (tx, { milestoneId }) => this.settled(tx, milestoneId));
  }

  /** A lost chargeback took the money away; the next deadline of the dispute finds nothing to wait for. */
  async withoutMoney(tx: Tx, locked: LockedDispute): Promise<void> {
    const { dispute } = locked;
    dispute.take('loseMoney', 'clock');
    dispute.outcomeKind = 'charged_back';
    await this.deadlines.drop(tx, dispute.id);
    await this.record(tx, locked, 'charged_back', 'clock');
  }

  private async settled(tx: Tx, milestoneId: string): Promise<void> {
    const [row] = await tx.query<{ id: string }>(`select id from disputes where milestone_id = $1 and state <> 'closed'`, [milestoneId]);
    if (!row) return;
    const locked = await lockDispute(tx, row.id);
    const { dispute } = locked;
    if (!disputeProcess.allows('close', dispute.state, 'payments') || !dispute.outcomeKind) return;
    dispute.take('close', 'payments');
    await this.record(tx, locked, dispute.outcomeKind, 'payments');
  }

  private async record(tx: Tx, { contract, dispute }: LockedDispute, kind: OutcomeKind, by: 'clock' | 'payments'): Promise<void> {
    dispute.closedAt = tx.now;
    await tx.manager.save(Dispute, dispute);
    await recordTimeline(tx, {
      contractId: contract.id, milestoneId: dispute.milestoneId, kind: 'dispute_closed', actorId: null, actorRole: by,
      facts: { disputeId: dispute.id, outcome: kind },
    });
    await tx.publish(new DisputeClosed(peopleOf({ contract, dispute }), kind, dispute.lostBy));
  }
}
