import { type Deadlines, later, type Tx } from '@sidecrew/platform';
import type { Milestone } from '../hiring/milestone.entity.js';
import { launchTimers } from '../timers.js';

/** Runs on through disputes, refund requests and freezes. */
const neverStops = 'HOLD_CAP';
/** Laid out anew by their own step, not resumed. */
const isReminder = (kind: string): boolean => kind.startsWith('REVIEW_REMINDER');

/** Stops every deadline of a milestone but the hold cap and remembers what was left. The caller saves the milestone. */
export async function stopDeadlines(tx: Tx, milestone: Milestone): Promise<void> {
  const stopped = await tx.query<{ kind: string; due_at: Date }>(
    `delete from deadlines where subject_id = $1 and kind <> $2 returning kind, due_at`,
    [milestone.id, neverStops],
  );
  const left = stopped.filter(({ kind }) => !isReminder(kind)).map(({ kind, due_at }) => [kind, Math.max(0, due_at.getTime() - tx.now.getTime())]);
  milestone.stoppedDeadlines = Object.fromEntries([...Object.entries(milestone.stoppedDeadlines ?? {}), ...left]);
}

/** Starts them again with at least 72 hours left, so that nobody loses by what stood between. The caller saves the milestone. */
export async function resumeDeadlines(tx: Tx, deadlines: Deadlines, milestone: Milestone): Promise<void> {
  for (const [kind, leftMs] of Object.entries(milestone.stoppedDeadlines ?? {})) {
    await deadlines.set(tx, kind, milestone.id, later(tx.now, Math.max(leftMs, launchTimers.RESUME_LEAST)));
  }
  milestone.stoppedDeadlines = null;
}
