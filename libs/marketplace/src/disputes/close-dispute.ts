import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, EventHandlers, type Tx } from '@sidecrew/platform';
import { ChargeBack } from '../funding/charge-back.js';
import { EscrowSettled, MoneyChargedBack } from '../funding/escrow.events.js';
import { lockMilestonesOf } from '../hiring/contract-locks.js';
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
    private readonly chargeBack: ChargeBack,
  ) {}

  onModuleInit(): void {
    this.events.on(EscrowSettled, 'close-dispute-when-both-legs-are-confirmed', (tx, { milestoneId }) => this.settled(tx, milestoneId));
    this.events.on(MoneyChargedBack, 'close-dispute-when-the-bank-took-the-money', (tx, { milestoneId }) =>
      this.chargedBack(tx, milestoneId),
    );
  }

  private async settled(tx: Tx, milestoneId: string): Promise<void> {
    const locked = await openDisputeOf(tx, milestoneId);
    if (!locked?.dispute.outcomeKind || !disputeProcess.allows('close', locked.dispute.state, 'payments')) return;
    locked.dispute.take('close', 'payments');
    await this.record(tx, locked, locked.dispute.outcomeKind);
  }

  private async chargedBack(tx: Tx, milestoneId: string): Promise<void> {
    const locked = await openDisputeOf(tx, milestoneId);
    if (!locked || !disputeProcess.allows('loseMoney', locked.dispute.state, 'payments')) return;
    locked.dispute.take('loseMoney', 'payments');
    locked.dispute.outcomeKind = 'charged_back';
    if (locked.dispute.milestoneId !== milestoneId) await this.goOnWithTheRest(tx, locked, milestoneId);
    await this.deadlines.drop(tx, locked.dispute.id);
    await this.record(tx, locked, 'charged_back');
  }

  /** The bank took less than was disputed: the dispute ends with the part that is lost, and the rest has none any more. */
  private async goOnWithTheRest(tx: Tx, { contract, dispute }: LockedDispute, lostId: string): Promise<void> {
    const rows = await lockMilestonesOf(tx, contract);
    const rest = rows.find(({ parentId, id }) => parentId === dispute.milestoneId && id !== lostId);
    if (rest) await this.chargeBack.goesOn(tx, rest, dispute.stoodIn);
    dispute.milestoneId = lostId;
  }

  private async record(tx: Tx, { contract, dispute }: LockedDispute, kind: OutcomeKind): Promise<void> {
    dispute.closedAt = tx.now;
    await tx.manager.save(Dispute, dispute);
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: dispute.milestoneId,
      kind: 'dispute_closed',
      actorId: null,
      actorRole: 'payments',
      facts: { disputeId: dispute.id, outcome: kind },
    });
    await tx.publish(new DisputeClosed(peopleOf({ contract, dispute }), kind, dispute.lostBy));
  }
}

async function openDisputeOf(tx: Tx, milestoneId: string): Promise<LockedDispute | null> {
  const [row] = await tx.query<{ id: string }>(
    `select d.id from milestones m join disputes d on d.milestone_id in (m.id, m.parent_id) where m.id = $1 and d.state <> 'closed'`,
    [milestoneId],
  );
  return row ? lockDispute(tx, row.id) : null;
}
