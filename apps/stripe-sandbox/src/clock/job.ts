import { newId } from '../protocol/ids.js';
import type { World } from '../world.js';

/** Something that happens by itself once the clock gets there. The subject is what it happens to. */
export interface Job {
  id: string;
  kind: JobKind;
  subject: string;
  dueAt: number;
}

/** What can fall due. */
export type JobKind =
  | 'funds-become-available'
  | 'session-expires'
  | 'bank-debit-settles'
  | 'dispute-opens'
  | 'dispute-is-decided'
  | 'dispute-deadline'
  | 'refund-settles'
  | 'refund-fails'
  | 'verification-ends'
  | 'restriction-deadline'
  | 'daily-payouts'
  | 'payout-leaves'
  | 'payout-arrives'
  | 'payout-bounces'
  | 'topup-arrives';

/** Plans something for later; `delayMs` counts from the sandbox's now. */
export function schedule(world: World, kind: JobKind, subject: string, delayMs: number): Job {
  return scheduleAt(world, kind, subject, world.clock.now() + delayMs);
}

/** Plans something for a moment of the sandbox's clock. */
export function scheduleAt(world: World, kind: JobKind, subject: string, dueAt: number): Job {
  return world.tables.jobs.insert(world.platform, { id: newId('job'), kind, subject, dueAt });
}

/** Forgets what was planned for a subject. */
export function unschedule(world: World, kind: JobKind, subject: string): void {
  const planned = world.tables.jobs.all().filter((job) => job.kind === kind && job.subject === subject);
  for (const job of planned) world.tables.jobs.remove(job.id);
}

/** The next job up to a moment, in order of time and then of planning. */
export function nextJob(world: World, until: number): Job | undefined {
  let next: Job | undefined;
  for (const job of world.tables.jobs.all()) {
    if (job.dueAt <= until && (next === undefined || job.dueAt < next.dueAt)) next = job;
  }
  return next;
}

/** A second, an hour and a day in milliseconds. */
export const SECOND = 1000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;
