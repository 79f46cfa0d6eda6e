import { type Deadlines, later, type Tx } from '@sidecrew/platform';
import type { Milestone } from '../hiring/milestone.entity.js';
import { launchTimers } from '../timers.js';

/** The hold cap and its warnings run on through disputes, refund requests and freezes. */
const runsOn = 'HOLD_CAP%';
/** Reminders keep their distance to what they remind of. */
const isReminder = (kind: string): boolean => kind.includes('REMINDER');

/** Stops every deadline of a milestone but the hold cap and remembers what was left. The caller saves the milestone. */
export async function stopDeadlines(tx: Tx, milestone: Milestone): Promise<void> {
  const stopped = await tx.query<{ kind: string; due_at: Date }>(
    `delete from deadlines where subject_id = $1 and kind not like $2 returning kind, due_at`,
    [milestone.id, runsOn],
  );
  const left = stopped.map(({ kind, due_at }) => [kind, Math.max(0, due_at.getTime() - tx.now.getTime())]);
  milestone.stoppedDeadlines = Object.fromEntries([...Object.entries(milestone.stoppedDeadlines ?? {}), ...left]);
}

/** What was stopped and is over meanwhile never starts again. The caller saves the milestone. */
export function forgetStopped(milestone: Milestone, kinds: readonly string[]): void {
  const left = Object.entries(milestone.stoppedDeadlines ?? {}).filter(([kind]) => !kinds.includes(kind));
  milestone.stoppedDeadlines = left.length > 0 ? Object.fromEntries(left) : null;
}

/** Starts them again with at least 72 hours left, so that nobody loses by what stood between. The caller saves the milestone. */
export async function resumeDeadlines(tx: Tx, deadlines: Deadlines, milestone: Milestone): Promise<void> {
  const left = Object.entries(milestone.stoppedDeadlines ?? {});
  const shortest = Math.min(...left.filter(([kind]) => !isReminder(kind)).map(([, ms]) => ms));
  const given = Number.isFinite(shortest) ? Math.max(0, launchTimers.RESUME_LEAST - shortest) : 0;
  for (const [kind, ms] of left) {
    const wait = isReminder(kind) ? ms + given : Math.max(ms, launchTimers.RESUME_LEAST);
    await deadlines.set(tx, kind, milestone.id, withinCap(milestone, later(tx.now, wait)));
  }
  milestone.stoppedDeadlines = null;
  // It went by unheard if it came while the money was bound; now it counts again.
  if (milestone.fundedAt) await deadlines.set(tx, 'HOLD_CAP', milestone.id, later(milestone.fundedAt, launchTimers.HOLD_CAP));
}

/** No deadline outlasts the longest hold. */
export function withinCap(milestone: Pick<Milestone, 'fundedAt'>, end: Date): Date {
  if (!milestone.fundedAt) return end;
  const cap = later(milestone.fundedAt, launchTimers.HOLD_CAP);
  return cap < end ? cap : end;
}
