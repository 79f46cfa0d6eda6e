import type { Courier } from '../events/courier.js';
import type { World } from '../world.js';
import { nextJob } from './job.js';
import { runDueJobs } from './run-due-jobs.js';

const LONGEST_SLEEP = 60_000;

/** Wakes the sandbox when the next job or delivery falls due in real time. */
export class Ticker {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly world: World,
    private readonly courier: Courier,
  ) {}

  /** Looks anew at what comes next; called after every change. */
  replan(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    setImmediate(() => this.courier.wake());
    const moments = [nextJob(this.world, Infinity)?.dueAt, this.courier.nextDue()].filter((at) => at !== undefined);
    const wait = this.world.clock.wallTimeUntil(Math.min(...moments, Infinity));
    this.timer = setTimeout(() => this.tick(), Math.max(20, Math.min(wait, LONGEST_SLEEP)));
    this.timer.unref();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private tick(): void {
    runDueJobs(this.world);
    this.replan();
  }
}
