import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { lockMilestone } from '../hiring/contract-locks.js';
import { ReviewReminderDue, type ReviewReminder } from './delivery.events.js';
import { newestDelivery } from './newest-delivery.js';
import { reminderKinds } from './review-clock.js';

/** Says when the owner is to be reminded of the delivery that stands now, the first as well as any later one. */
@Injectable()
export class ReviewReminders implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    for (const [kind, which] of Object.entries(reminderKinds)) {
      this.deadlines.keep(kind, { lock: lockMilestone, act: (tx, milestoneId) => this.remind(tx, milestoneId, which) });
    }
  }

  private async remind(tx: Tx, milestoneId: string, which: ReviewReminder): Promise<void> {
    const { contract, milestone } = await lockMilestone(tx, milestoneId);
    if (milestone.state !== 'submitted') return;
    const delivery = await newestDelivery(tx, milestoneId);
    const endsAt = await this.deadlines.dueAt(tx, 'REVIEW', milestoneId);
    if (!delivery || !endsAt) return;
    await tx.publish(new ReviewReminderDue(contract.id, milestoneId, delivery.id, contract.ownerId, which, endsAt.toISOString()));
  }
}
