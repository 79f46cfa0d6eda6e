import { Injectable, type OnModuleInit } from '@nestjs/common';
import { days, Deadlines, EventHandlers, later, type Tx } from '@sidecrew/platform';
import { ReleaseBlocked } from '../funding/escrow.events.js';
import { lockMilestone } from '../hiring/contract-locks.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { PayoutAccountNeeded } from './payout.events.js';

const reminderDays = [1, 3, 7, 14] as const;
const kindOf = (day: number): string => `PAYOUT_REMINDER_${day}`;

/** Approved money that an expert cannot receive yet is worth four reminders (product edge 9). */
@Injectable()
export class RemindOfMissingAccount implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly events: EventHandlers,
  ) {}

  onModuleInit(): void {
    for (const day of reminderDays) {
      this.deadlines.keep(kindOf(day), { lock: lockMilestone, act: (tx, milestoneId) => this.remind(tx, milestoneId, day) });
    }
    this.events.on(ReleaseBlocked, 'remind-of-missing-payout-account', async (tx, { milestoneId }, at) => {
      const { milestone } = await lockMilestone(tx, milestoneId);
      if (!waitsForAccount(milestone)) return;
      for (const day of reminderDays) await this.deadlines.set(tx, kindOf(day), milestoneId, later(at, days(day)));
    });
  }

  private async remind(tx: Tx, milestoneId: string, day: number): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (!waitsForAccount(milestone)) return;
    await tx.publish(
      new PayoutAccountNeeded(contract.expertId, contract.id, milestoneId, day, milestone.amountMinor.toString(), milestone.currency),
    );
    // The account may have opened while this was being blocked; then the news of it came too early.
    await this.deadlines.set(tx, 'RETRY', milestoneId, tx.now);
  }
}

const waitsForAccount = ({ state, blockedBecause }: Milestone): boolean =>
  state === 'approved_blocked' && blockedBecause === 'payout_account';
