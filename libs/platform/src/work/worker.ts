import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';

/** Does some due work and says how much it did; zero means there is none. Claims by row, so several workers never collide. */
export type Sweep = () => Promise<number>;

const napMs = 1_000;

/**
 * Runs the sweeps: outbox, deadlines, payment intents, webhook inbox, mails. The rows are the durable queue;
 * this only looks after them, woken by a notification or once a second.
 */
@Injectable()
export class Worker implements OnApplicationShutdown {
  private readonly log = new Logger(Worker.name);
  private readonly sweeps = new Map<string, Sweep>();
  private running: Promise<void> | null = null;
  private stopped = false;
  private endNap: (() => void) | null = null;

  /** Adds a sweep under a unique name; called while modules start. */
  sweep(name: string, sweep: Sweep): void {
    if (this.sweeps.has(name)) throw new Error(`The sweep ${name} exists twice.`);
    this.sweeps.set(name, sweep);
  }

  /** Starts looking after due work until the process ends. */
  start(): void {
    this.running ??= this.loop();
  }

  /** Ends a nap at once. */
  wake(): void {
    this.endNap?.();
  }

  /** Works until nothing is due, and says how much it did; for tests, the demo's making and orderly moves of the clock. */
  async drain(): Promise<number> {
    let done = 0;
    for (let round = 0; round < 1_000; round += 1) {
      const more = await this.once();
      if (more === 0) return done;
      done += more;
    }
    throw new Error('Work does not end: some sweep always finds more.');
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async once(): Promise<number> {
    let done = 0;
    for (const [name, sweep] of this.sweeps) {
      try {
        done += await sweep();
      } catch (error) {
        this.log.error(`The sweep ${name} failed: ${String(error)}`, error instanceof Error ? error.stack : undefined);
      }
    }
    return done;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const done = await this.once();
      if (done === 0 && !this.stopped) await this.nap();
    }
  }

  private nap(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, napMs);
      this.endNap = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
