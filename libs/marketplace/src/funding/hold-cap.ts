import { Injectable, type OnModuleInit } from '@nestjs/common';
import { days, Deadlines, later, type Tx } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { recordTimeline } from '../hiring/timeline.js';
import { heldMilestoneStates, milestoneProcess } from '../milestone.process.js';
import { launchTimers } from '../timers.js';
import { HoldCapNear, moneyFact, RefundStarted } from './escrow.events.js';
import { Escrow } from './escrow.js';
import { openFreezesOf } from './freezes.js';

const warningDays = [55, 65, 72] as const;
const capDay = launchTimers.HOLD_CAP / days(1);
const warningKind = (day: number): string => `HOLD_CAP_WARNING_${day}`;

/** No money is held longer than 75 days from its funding. What was delivered is released, the rest goes back. */
@Injectable()
export class HoldCap implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly escrow: Escrow,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep('HOLD_CAP', { lock: lockMilestone, act: (tx, milestoneId) => this.end(tx, milestoneId) });
    for (const day of warningDays) {
      this.deadlines.keep(warningKind(day), { lock: lockMilestone, act: (tx, milestoneId) => this.warn(tx, milestoneId, day) });
    }
  }

  /** Money begins to be held. */
  async start(tx: Tx, milestone: Milestone): Promise<void> {
    for (const day of warningDays) await this.deadlines.set(tx, warningKind(day), milestone.id, later(tx.now, days(day)));
    await this.deadlines.set(tx, 'HOLD_CAP', milestone.id, later(tx.now, launchTimers.HOLD_CAP));
  }

  private async warn(tx: Tx, milestoneId: string, day: number): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (heldMilestoneStates.includes(milestone.state)) await tx.publish(new HoldCapNear(day, false, ...moneyFact(contract, milestone)));
  }

  private async end(tx: Tx, milestoneId: string): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (!heldMilestoneStates.includes(milestone.state)) return;
    const isBound = contract.state === 'on_hold' || (await openFreezesOf(tx, milestone)).length > 0;
    if (isBound || !milestoneProcess.allows('refundAtCap', milestone.state, 'clock')) {
      // A dispute or a freeze decides first; an admin rules by day 85.
      await recordTimeline(tx, { contractId: contract.id, milestoneId, kind: 'hold_cap_needs_ruling', actorId: null, actorRole: 'clock' });
      await tx.publish(new HoldCapNear(capDay, true, ...moneyFact(contract, milestone)));
      return;
    }
    const isDelivered = milestoneProcess.allows('releaseAtCap', milestone.state, 'clock');
    if (isDelivered && !(await this.escrow.obstacleToRelease(tx, contract, milestone))) {
      milestone.approvedAt ??= tx.now;
      await this.escrow.release(tx, contract, milestone, 'releaseAtCap', 'clock');
      return;
    }
    milestone.take('refundAtCap', 'clock');
    await this.escrow.refund(tx, contract, milestone);
    await recordTimeline(tx, { contractId: contract.id, milestoneId, kind: 'refund_at_hold_cap', actorId: null, actorRole: 'clock' });
    await tx.publish(new RefundStarted('clock', ...moneyFact(contract, milestone)));
  }
}
