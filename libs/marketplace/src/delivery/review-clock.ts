import { Injectable } from '@nestjs/common';
import { businessDaysLater, days, Deadlines, hours, later, type Tx } from '@sidecrew/platform';
import { forgetStopped, withinCap } from '../funding/stopped-deadlines.js';
import type { Milestone } from '../hiring/milestone.entity.js';
import { launchBusinessDays } from '../timers.js';

/** Each reminder is a deadline of its own, so that every delivery gets all of them. */
export const reminderKinds = {
  REVIEW_REMINDER_FIRST: 'first',
  REVIEW_REMINDER_SECOND: 'second',
  REVIEW_REMINDER_LAST: 'last',
} as const;
const kinds = ['REVIEW', 'REVIEW_BY_ADMIN', ...Object.keys(reminderKinds)];

/** The review of a milestone: when it ends, and when the owner is reminded before. The caller saves the milestone. */
@Injectable()
export class ReviewClock {
  constructor(private readonly deadlines: Deadlines) {}

  /** A delivery arrived: a whole review and all reminders, whatever an earlier delivery had left. */
  async start(tx: Tx, milestone: Milestone, reviewDays: number): Promise<Date> {
    await this.stop(tx, milestone);
    const end = withinCap(milestone, later(tx.now, days(reviewDays)));
    await this.deadlines.set(tx, 'REVIEW', milestone.id, end);
    await this.setIfAhead(tx, milestone, 'REVIEW_REMINDER_FIRST', later(tx.now, days(1)), end);
    await this.setIfAhead(tx, milestone, 'REVIEW_REMINDER_SECOND', later(tx.now, days(4)), end);
    await this.setIfAhead(tx, milestone, 'REVIEW_REMINDER_LAST', later(end, -hours(24)), end);
    return end;
  }

  /** The review is over, also where a freeze had stopped it. */
  async stop(tx: Tx, milestone: Milestone): Promise<void> {
    await this.deadlines.drop(tx, milestone.id, ...kinds);
    forgetStopped(milestone, kinds);
  }

  /** Moves the end; reminders that went by do not come again, the last one moves along. */
  async prolong(tx: Tx, milestone: Milestone, by: number): Promise<Date> {
    const from = (await this.deadlines.dueAt(tx, 'REVIEW', milestone.id)) ?? tx.now;
    const end = withinCap(milestone, later(from, by));
    await this.deadlines.set(tx, 'REVIEW', milestone.id, end);
    await this.setIfAhead(tx, milestone, 'REVIEW_REMINDER_LAST', later(end, -hours(24)), end);
    return end;
  }

  async handToAdmin(tx: Tx, milestone: Milestone): Promise<Date> {
    const due = businessDaysLater(tx.now, launchBusinessDays.DECIDE);
    await this.deadlines.set(tx, 'REVIEW_BY_ADMIN', milestone.id, due);
    return due;
  }

  private async setIfAhead(tx: Tx, milestone: Milestone, kind: keyof typeof reminderKinds, at: Date, end: Date): Promise<void> {
    if (at > tx.now && at < end) await this.deadlines.set(tx, kind, milestone.id, at);
  }
}
