import type { SettingsRow } from '../settings.js';
import type { Table } from '../storage/table.js';

/**
 * The one clock behind all delays: wall time plus an offset that is kept with the state.
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

  offsetMs(): number {
    return this.settings.get('settings')?.clockOffsetMs ?? 0;
  }

  setOffset(offsetMs: number): void {
    this.settings.update('settings', { clockOffsetMs: offsetMs });
  }

  /** The time that has been reached, whatever job is running. */
  present(): number {
    return this.wallTime() + this.offsetMs();
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
