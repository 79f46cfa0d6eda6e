import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/tx.js';
import { Work } from '../database/work.js';
import { Worker } from './worker.js';

/** How a kind of deadline is kept: lock the subject first (same order as people's verbs), then act. */
export interface DeadlineKeeper<Locked = unknown> {
  lock(tx: Tx, subjectId: string): Promise<Locked>;
  /** Runs only if the deadline still stands and is due. Must be a no-op where the state has moved on. */
  act(tx: Tx, subjectId: string, dueAt: Date, locked: Locked): Promise<void>;
}

interface DueRow {
  readonly kind: string;
  readonly subject_id: string;
}

/**
 * Deadlines are rows on the product's clock: `REVIEW` of a milestone, due at a date. A step sets and drops them in its
 * transaction; a sweep fires what is due, in order of the due dates. Setting one again moves it.
 */
@Injectable()
export class Deadlines implements OnModuleInit {
  private readonly log = new Logger(Deadlines.name);
  /** How each kind is kept: locked, claimed, acted on. */
  private readonly keepers = new Map<string, (tx: Tx, subjectId: string) => Promise<void>>();

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.sweep('deadlines', () => this.fireSome());
  }

  /** Says who keeps a kind of deadline; each kind has exactly one keeper. */
  keep<Locked>(kind: string, keeper: DeadlineKeeper<Locked>): void {
    if (this.keepers.has(kind)) throw new Error(`The deadline ${kind} has two keepers.`);
    this.keepers.set(kind, async (tx, subjectId) => {
      const locked = await keeper.lock(tx, subjectId);
      const [claimed] = await tx.query<{ due_at: Date }>(
        `delete from deadlines where kind = $1 and subject_id = $2 and due_at <= $3 returning due_at`,
        [kind, subjectId, tx.now],
      );
      if (claimed) await keeper.act(tx, subjectId, claimed.due_at, locked);
    });
  }

  async set(tx: Tx, kind: string, subjectId: string, dueAt: Date): Promise<void> {
    if (!this.keepers.has(kind)) throw new Error(`Nobody keeps the deadline ${kind}.`);
    await tx.query(
      `insert into deadlines (kind, subject_id, due_at) values ($1, $2, $3)
       on conflict (kind, subject_id) do update set due_at = excluded.due_at, attempts = 0, retry_at = null`,
      [kind, subjectId, dueAt],
    );
  }

  /** Drops the named kinds of a subject, or all of them. */
  async drop(tx: Tx, subjectId: string, ...kinds: string[]): Promise<void> {
    await tx.query(`delete from deadlines where subject_id = $1 and (cardinality($2::text[]) = 0 or kind = any($2::text[]))`, [
      subjectId,
      kinds,
    ]);
  }

  /** When this deadline is due, or null where none stands. */
  async dueAt(tx: Tx, kind: string, subjectId: string): Promise<Date | null> {
    const [row] = await tx.query<{ due_at: Date }>(`select due_at from deadlines where kind = $1 and subject_id = $2`, [kind, subjectId]);
    return row?.due_at ?? null;
  }

  private async fireSome(): Promise<number> {
    const due = await this.work.read<DueRow>(
      `select kind, subject_id from deadlines
        where due_at <= $1 and (retry_at is null or retry_at <= now()) order by due_at limit 20`,
      [this.clock.now()],
    );
    for (const { kind, subject_id: subjectId } of due) await this.fire(kind, subjectId);
    return due.length;
  }

  /** Keeps one deadline if it stands and is due. A fault is logged and tried again later; it is not thrown. */
  async fire(kind: string, subjectId: string): Promise<void> {
    const keep = this.keepers.get(kind);
    try {
      if (!keep) throw new Error(`Nobody keeps the deadline ${kind}.`);
      await this.work.transaction((tx) => {
        tx.name('deadline');
        return keep(tx, subjectId);
      });
    } catch (error) {
      this.log.error(`${kind} of ${subjectId} failed: ${String(error)}`, error instanceof Error ? error.stack : undefined);
      await this.work.read(
        `update deadlines set attempts = attempts + 1, last_error = $3,
                retry_at = now() + least(interval '1 second' * power(2, attempts), interval '1 hour')
          where kind = $1 and subject_id = $2`,
        [kind, subjectId, String(error).slice(0, 500)],
      );
    }
  }
}
