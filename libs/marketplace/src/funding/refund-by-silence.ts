import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { recordTimeline } from '../hiring/timeline.js';
import { milestoneProcess } from '../milestone.process.js';
import { moneyFact, RefundStarted } from './escrow.events.js';
import { Escrow } from './escrow.js';
import { openFreezesOf } from './freezes.js';
import { endRefundRequest } from './refund-requests.js';

/** The expert did not answer a request for a refund: that is a yes to all of it. */
@Injectable()
export class RefundBySilence implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly escrow: Escrow,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep('REFUND_REPLY', { lock: lockMilestone, act: (tx, milestoneId, dueAt) => this.refund(tx, milestoneId, dueAt) });
  }

  private async refund(tx: Tx, milestoneId: string, dueAt: Date): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (!milestoneProcess.allows('refundBySilence', milestone.state, 'clock')) return;
    if ((await openFreezesOf(tx, milestone)).length > 0) {
      // A frozen request waits like the rest; the thaw gives it its time back.
      await this.deadlines.set(tx, 'REFUND_REPLY', milestoneId, dueAt);
      await this.escrow.stopDeadlines(tx, milestone);
      await tx.manager.save(milestone);
      return;
    }
    milestone.take('refundBySilence', 'clock');
    await endRefundRequest(tx, milestoneId);
    await this.escrow.refund(tx, contract, milestone);
    await recordTimeline(tx, { contractId: contract.id, milestoneId, kind: 'refund_by_silence', actorId: null, actorRole: 'clock' });
    await tx.publish(new RefundStarted('clock', ...moneyFact(contract, milestone)));
  }
}
