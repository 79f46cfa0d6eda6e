import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../events/domain-event.js';
import { statementName } from './statement-name.js';

/** A statement came after the commit: somewhere a promise was not awaited. */
export class TransactionIsOver extends Error {}

/**
 * One open transaction. What must not happen outside one takes a `Tx` first, so it cannot be forgotten.
 * `now` is the product's time at its start: one transaction, one moment.
 */
export class Tx {
  private readonly facts: DomainEvent[] = [];
  private readonly topics = new Set<string>();
  private isWorkLeft = false;
  private readonly followUps: (() => void)[] = [];
  /** What this transaction is about, for whoever watches commits. */
  readonly names = new Set<string>();

  constructor(
    readonly manager: EntityManager,
    readonly now: Date,
  ) {}

  /** Runs one statement, prepared once per connection; parameters only, never glued text. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const runner = this.manager.queryRunner;
    if (!runner || runner.isReleased) throw new TransactionIsOver(sql);
    const client: PoolClient = await runner.connect();
    const { rows } = await client.query({ name: statementName(sql), text: sql, values: [...parameters] });
    return rows;
  }

  /** Says what this transaction is about: `release.claim`. Nothing depends on it but those who watch commits. */
  name(name: string): void {
    this.names.add(name);
  }

  /** Writes a fact to the outbox in this transaction, at its end; handlers hear of it at least once after the commit. */
  async publish(event: DomainEvent): Promise<void> {
    this.facts.push(event);
    await this.wakeWorker();
  }

  /** Tells open screens that something under this topic changed; carries no data, readers reload under their own rights. */
  async touch(topic: string): Promise<void> {
    this.topics.add(topic);
  }

  /** Ends the worker's nap once this commits. */
  async wakeWorker(): Promise<void> {
    this.isWorkLeft = true;
  }

  /** Runs after the commit, in this process; for speed only, never for what must happen. */
  afterCommit(followUp: () => void): void {
    this.followUps.push(followUp);
  }

  /** Called by Work alone, last before the commit: all facts and notes of the transaction in one statement. */
  async tell(): Promise<void> {
    const notes = [...(this.isWorkLeft ? [['work', '']] : []), ...[...this.topics].map((topic) => ['live', topic])];
    if (notes.length === 0) return;
    const facts = this.facts.map((event) => ({ type: event.constructor.name, payload: event }));
    await this.query(
      `with facts as (
         insert into outbox_events (type, payload, at)
         select fact->>'type', fact->'payload', $2 from jsonb_array_elements($1::jsonb) with ordinality as facts (fact, n) order by n)
       select pg_notify(note->>0, note->>1) from jsonb_array_elements($3::jsonb) as notes (note)`,
      [JSON.stringify(facts), this.now, JSON.stringify(notes)],
    );
  }

  /** Called by Work alone. */
  committed(): void {
    for (const followUp of this.followUps) followUp();
  }
}
