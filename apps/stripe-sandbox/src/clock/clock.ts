import type { SettingsRow } from '../settings.js';
import type { Table } from '../storage/table.js';

/**
 * The one clock behind all delays: wall time, at its own pace or faster, plus an offset. Both are kept with the state.
 * While a due job runs, the clock shows the moment the job was due, so that what a jump in time
 * brings about carries the dates it would have had.
 */
export class Clock {
  private held: number | undefined;

  constructor(
    private readonly settings: Table<SettingsRow>,
    private readonly wallTime: () => number = Date.now,
  ) {}

  now(): number {
    return this.held ?? this.present();
  }

  /** How far the clock is from wall time now. */
  offsetMs(): number {
    return this.present() - this.wallTime();
  }

  setOffset(offsetMs: number): void {
    this.settings.update('settings', { clockOffsetMs: offsetMs, clockSince: this.wallTime() });
  }

  /** How many milliseconds pass for each one of wall time. */
  rate(): number {
    return this.settings.get('settings')?.clockRate ?? 1;
  }

  /** Lets time pass at another pace from now on; nothing jumps by it. */
  setRate(clockRate: number): void {
    this.settings.update('settings', { clockOffsetMs: this.offsetMs(), clockSince: this.wallTime(), clockRate });
  }

  /** The time that has been reached, whatever job is running. */
  present(): number {
    const { clockOffsetMs = 0, clockSince = 0 } = this.settings.get('settings') ?? {};
    const wall = this.wallTime();
    const gained = this.rate() === 1 ? 0 : (this.rate() - 1) * (wall - clockSince);
    return Math.round(wall + clockOffsetMs + gained);
  }

  /** How much wall time passes until the clock shows a moment. */
  wallTimeUntil(moment: number): number {
    return (moment - this.present()) / this.rate();
  }

  at<T>(moment: number, act: () => T): T {
    this.held = moment;
    try {
      return act();
    } finally {
      this.held = undefined;
    }
  }
}
