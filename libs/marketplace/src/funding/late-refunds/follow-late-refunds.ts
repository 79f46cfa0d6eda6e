import { Injectable } from '@nestjs/common';
import { Ledger } from '@sidecrew/ledger';
import type { MovementRefused, MovementSettled, RefundFailed } from '@sidecrew/payments';
import type { Tx } from '@sidecrew/platform';
import { ContractLife } from '../../hiring/contract-life.js';
import { type LockedMilestone, lockMilestone } from '../../hiring/contract-locks.js';
import { recordTimeline } from '../../hiring/timeline.js';
import { moneyFact, RefundBlocked } from '../escrow.events.js';
import { lateRefundFact, LateRefundRefused } from './late-refund.events.js';
import { backToOwner, endLateRefund, type LateRefund, lateRefundByIntent } from './late-refund-rows.js';
import { LateRefunds } from './late-refunds.js';

/**
 * What became of a refund after the release. While nothing moved everything can stand as before: the owner has no right to
 * this money, so what the expert earned is not kept in suspense. Once it was with the owner's bank it stays promised.
 */
@Injectable()
export class FollowLateRefunds {
  constructor(
    private readonly ledger: Ledger,
    private readonly refunds: LateRefunds,
    private readonly life: ContractLife,
  ) {}

  async settled(tx: Tx, { milestoneId, intentId }: MovementSettled): Promise<void> {
    const locked = await lockMilestone(tx, milestoneId);
    const refund = await lateRefundByIntent(tx, intentId);
    if (refund?.state === 'moving') await this.refunds.arrived(tx, locked, refund);
  }

  async refused(tx: Tx, { milestoneId, intentId, code }: MovementRefused): Promise<void> {
    const locked = await lockMilestone(tx, milestoneId);
    const refund = await lateRefundByIntent(tx, intentId);
    if (refund?.state !== 'moving') return;
    if (refund.cameBack) await this.block(tx, locked, refund, code);
    else await this.undo(tx, locked, refund, code);
  }

  async failed(tx: Tx, { milestoneId, intentId, code, nothingMoved }: RefundFailed): Promise<void> {
    const locked = await lockMilestone(tx, milestoneId);
    const refund = await lateRefundByIntent(tx, intentId);
    if (refund?.state !== 'moving' && refund?.state !== 'confirmed') return;
    if (nothingMoved && refund.state === 'moving' && !refund.cameBack) await this.undo(tx, locked, refund, code);
    else await this.block(tx, locked, refund, code);
  }

  async byBank(tx: Tx, { milestoneId, intentId }: MovementSettled): Promise<void> {
    const locked = await lockMilestone(tx, milestoneId);
    const refund = await lateRefundByIntent(tx, intentId);
    if (refund?.state === 'moving' || refund?.state === 'failed') await this.refunds.returnedByBank(tx, locked, refund);
  }

  private async undo(tx: Tx, { contract, milestone }: LockedMilestone, refund: LateRefund, code: string): Promise<void> {
    await this.ledger.reverse(tx, refund.journalId, code);
    await endLateRefund(tx, refund, 'refused', code);
    await this.refunds.stand(tx, milestone, 'keepReleased', 'payments');
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'late_refund_refused',
      actorId: null,
      actorRole: 'payments',
      facts: { because: code },
    });
    await tx.publish(new LateRefundRefused(...lateRefundFact(contract, milestone, refund)));
    await this.life.completeWhenAllFinal(tx, contract, 'payments');
  }

  private async block(tx: Tx, { contract, milestone }: LockedMilestone, refund: LateRefund, code: string): Promise<void> {
    await endLateRefund(tx, refund, 'failed', code);
    await this.refunds.stand(tx, milestone, 'blockRefund', 'payments');
    await recordTimeline(tx, {
      contractId: contract.id,
      milestoneId: milestone.id,
      kind: 'refund_blocked',
      actorId: null,
      actorRole: 'payments',
      facts: { because: code },
    });
    const [contractId, milestoneId, ownerId, expertId, , currency] = moneyFact(contract, milestone);
    const amountMinor = backToOwner(refund).toString();
    await tx.publish(new RefundBlocked(code, true, contractId, milestoneId, ownerId, expertId, amountMinor, currency));
  }
}
