import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../events/domain-event.js';

/**
 * One open transaction. What must not happen outside one takes a `Tx` first, so it cannot be forgotten.
 * `now` is the product's time at its start: one transaction, one moment.
 */
export class Tx {
  private readonly followUps: (() => void)[] = [];
  /** What this transaction is about, for whoever watches commits. */
  readonly names = new Set<string>();

  constructor(
    readonly manager: EntityManager,
    readonly now: Date,
  ) {}

  /** Runs one statement; parameters only, never glued text. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    // TypeORM answers [rows, count] to UPDATE and DELETE, and rows to the rest.
    if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') {
      return result[0] as Row[];
    }
    return result as Row[];
  }

  /** Says what this transaction is about: `release.claim`. Nothing depends on it but those who watch commits. */
  name(name: string): void {
    this.names.add(name);
  }

  /** Writes a fact to the outbox in this transaction; handlers hear of it at least once after the commit. */
  async publish(event: DomainEvent): Promise<void> {
    await this.query(`insert into outbox_events (type, payload, at) values ($1, $2, $3)`, [
      event.constructor.name,
      JSON.stringify(event),
      this.now,
    ]);
    await this.wakeWorker();
  }

  /** Tells open screens that something under this topic changed; carries no data, readers reload under their own rights. */
  async touch(topic: string): Promise<void> {
    await this.query(`select pg_notify('live', $1)`, [topic]);
  }

  /** Ends the worker's nap once this commits. */
  async wakeWorker(): Promise<void> {
    await this.query(`select pg_notify('work', '')`);
  }

  /** Runs after the commit, in this process; for speed only, never for what must happen. */
  afterCommit(followUp: () => void): void {
    this.followUps.push(followUp);
  }

  /** Called by Work alone. */
  committed(): void {
    for (const followUp of this.followUps) followUp();
  }
}
