import type { RunningApp } from '../../setup/app.js';
import { PowerIsOut, ServerProcess } from './server-process.js';

/** How long a broken line is taken for a power cut that is not known yet. */
const patienceMs = 2_000;

/**
 * The world of a run after its people have settled in: its server is a process of its own that loses power now and then,
 * at a named place or at any moment, and is started again. Everything else goes on meanwhile.
 */
export class House {
  private server: ServerProcess;
  /** Stands by to take over, so that nobody waits for its start. */
  private next: Promise<ServerProcess>;
  private blow: NodeJS.Timeout | undefined;
  /** Where the server was killed so far; `any moment` for blows from outside. */
  readonly blows: string[] = [];

  private constructor(
    private readonly world: RunningApp,
    server: ServerProcess,
    private offset: number,
  ) {
    this.server = server;
    this.next = this.standby();
  }

  /** Takes over from the server that the world began with. */
  static async open(world: RunningApp): Promise<House> {
    const offset = world.clock.now().getTime() - Date.now();
    await world.stop();
    const server = await ServerProcess.start(settings(world));
    await server.tell('serve', offset);
    return new House(world, server, offset);
  }

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** Works until nothing is due on either side, or until the power goes. */
  async drain(): Promise<void> {
    await this.uncut(async () => {
      do await this.world.sandbox?.control.idle();
      while ((await this.server.tell('work')) > 0);
    });
  }

  /** Moves both clocks on, then does all that fell due. */
  async passes(milliseconds: number): Promise<void> {
    this.offset += milliseconds;
    await this.world.sql(`update clock set offset_ms = $1`, [Math.round(this.offset)]);
    await this.uncut(() => this.server.tell('moveClock', this.offset));
    this.world.sandbox?.control.setClockOffset(this.offset);
    await this.drain();
  }

  /** The power goes when this many named places were passed from now on; with 0 it stays. */
  async losesPowerAfter(places: number): Promise<void> {
    await this.uncut(() => this.server.tell('cutPower', places));
  }

  /** The power goes in a moment, wherever the server is then. */
  losesPowerIn(milliseconds: number): void {
    clearTimeout(this.blow);
    this.blow = setTimeout(() => void this.server.kill(), milliseconds);
  }

  /** No more blows until the next wish. */
  async isSafe(): Promise<void> {
    clearTimeout(this.blow);
    await this.standsUp();
    await this.losesPowerAfter(0);
  }

  /** Does something with the server; answers null where the power went meanwhile, and nobody knows what became of it. */
  async uncut<T>(act: () => Promise<T>): Promise<T | null> {
    const { server } = this;
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof PowerIsOut)) {
        const pause = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null).unref());
        if ((await Promise.race([server.gone, pause])) === null) throw error;
      }
      return null;
    }
  }

  /** Starts the server again if it fell. Answers whether it did. */
  async standsUp(): Promise<boolean> {
    if (!this.server.isGone) return false;
    clearTimeout(this.blow);
    this.blows.push(this.server.place ?? 'any moment');
    this.server = await this.next;
    await this.server.tell('serve', this.offset);
    this.next = this.standby();
    return true;
  }

  private standby(): Promise<ServerProcess> {
    const next = ServerProcess.start(settings(this.world));
    // Told to whoever waits for it.
    next.catch(() => undefined);
    return next;
  }

  /** What the server wrote last. */
  get lastWords(): string {
    return this.server.lastWords;
  }

  async close(): Promise<void> {
    clearTimeout(this.blow);
    await Promise.all([this.server.kill(), this.next.then((server) => server.kill())]);
    await this.world.close();
  }
}

/** An answer that never comes is given up early, and two servers fit beside each other. */
const settings = ({ environment }: RunningApp) => ({ ...environment, STRIPE_TIMEOUT_MS: '1200', DATABASE_POOL_SIZE: '8' });
