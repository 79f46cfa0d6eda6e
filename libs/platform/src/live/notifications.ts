import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { Worker } from '../work/worker.js';

const reconnectMs = 1_000;

/** One listening connection: wakes the worker, follows the movable clock, tells open screens what changed. */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Notifications.name);
  private readonly listeners = new Set<(topic: string) => void>();
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly worker: Worker,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client?.end();
  }

  /** Hears every topic that a committed transaction touched, until the returned function is called. */
  onTouched(listener: (topic: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, keepAlive: true });
    client.on('error', (error) => this.log.warn(`The listening line broke: ${error.message}`));
    client.on('end', () => this.reconnect());
    client.on('notification', ({ channel, payload }) => {
      if (channel === 'work') this.worker.wake();
      if (channel === 'live' && payload) for (const listener of this.listeners) listener(payload);
      if (channel === 'clock') void this.readClock(client);
    });
    await client.connect();
    await client.query('listen work; listen live; listen clock');
    this.client = client;
    await this.readClock(client);
  }

  private reconnect(): void {
    if (this.stopped) return;
    setTimeout(() => {
      this.connect().catch((error: unknown) => {
        this.log.warn(`Still no listening line: ${String(error)}`);
        this.reconnect();
      });
    }, reconnectMs);
  }

  private async readClock(client: pg.Client): Promise<void> {
    if (!this.config.movableClock) return;
    const { rows } = await client.query<{ offset_ms: string }>('select offset_ms from clock');
    this.clock.offset = Number(rows[0]?.offset_ms ?? 0);
    this.worker.wake();
  }
}
