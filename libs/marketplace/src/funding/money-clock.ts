import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { recordTimeline } from '../hiring/timeline.js';
import { milestoneProcess, type MilestoneStep } from '../milestone.process.js';
import { RefundStarted } from './escrow.events.js';
import { Escrow } from './escrow.js';
import { openFreezesOf } from './freezes.js';
import { LeaveFunding } from './leave-funding.js';
import { endRefundRequest } from './refund-requests.js';

/** What the clock does to held money. Each act checks the state again under the lock and leaves alone what has moved on. */
@Injectable()
export class MoneyClock implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly escrow: Escrow,
    private readonly leave: LeaveFunding,
  ) {}

  onModuleInit(): void {
    const lock = (tx: Tx, id: string) => lockMilestone(tx, id);
    this.deadlines.keep('CARD_CONFIRM', { lock, act: (tx, id) => this.closePaymentPage(tx, id) });
    this.deadlines.keep('CLEAR', { lock, act: (tx, id) => this.release(tx, id, 'release') });
    this.deadlines.keep('RETRY', { lock, act: (tx, id) => this.retry(tx, id) });
    this.deadlines.keep('REFUND_REPLY', { lock, act: (tx, id) => this.refundBySilence(tx, id) });
    this.deadlines.keep('HOLD_CAP', { lock, act: (tx, id) => this.endHold(tx, id) });
  }

  private async closePaymentPage(tx: Tx, milestoneId: string): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (!milestoneProcess.allows('leaveFunding', milestone.state, 'clock')) return;
    milestone.take('leaveFunding', 'clock');
    await this.leave.close(tx, contract, milestone, 'clock', null);
  }

  private async release(tx: Tx, milestoneId: string, step: 'release' | 'retryRelease'): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (!milestoneProcess.allows(step, milestone.state, 'clock')) return;
    const leaves = await this.escrow.release(tx, contract, milestone, step, 'clock');
    await recordTimeline(tx, {
      contractId: contract.id, milestoneId, kind: leaves ? 'release_started' : 'release_blocked', actorId: null, actorRole: 'clock',
      facts: { amountMinor: milestone.amountMinor.toString(), currency: milestone.currency, because: milestone.blockedBecause },
    });
  }

  private async retry(tx: Tx, milestoneId: string): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (milestone.state === 'disputed') await this.escrow.retrySplit(tx, contract, milestone);
    else await this.release(tx, milestoneId, 'retryRelease');
  }

  private async refundBySilence(tx: Tx, milestoneId: string): Promise<void> {
    await this.refund(tx, milestoneId, 'refundBySilence', 'refund_by_silence');
  }

  /** The longest hold is over: delivered work is paid, everything else goes back. A dispute or freeze waits for its ruling. */
  private async endHold(tx: Tx, milestoneId: string): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if ((await openFreezesOf(tx, milestone)).length > 0) return;
    if (milestoneProcess.allows('releaseAtCap', milestone.state, 'clock') && (await this.escrow.release(tx, contract, milestone, 'releaseAtCap', 'clock'))) {
      await recordTimeline(tx, { contractId: contract.id, milestoneId, kind: 'release_at_hold_cap', actorId: null, actorRole: 'clock' });
      return;
    }
    await this.refund(tx, milestoneId, 'refundAtCap', 'refund_at_hold_cap');
  }

  private async refund(tx: Tx, milestoneId: string, step: MilestoneStep & ('refundBySilence' | 'refundAtCap'), kind: string): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (!milestoneProcess.allows(step, milestone.state, 'clock')) return;
    milestone.take(step, 'clock');
    await endRefundRequest(tx, milestoneId);
    await this.escrow.refund(tx, contract, milestone);
    await recordTimeline(tx, { contractId: contract.id, milestoneId, kind, actorId: null, actorRole: 'clock' });
    await tx.publish(new RefundStarted(contract.id, milestoneId, contract.ownerId, contract.expertId, milestone.amountMinor.toString(), milestone.currency, 'clock'));
  }
}
