import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Clock } from '../clock/clock.js';
import { statementName } from './statement-name.js';
import { Tx } from './tx.js';

/** Deadlock or serialisation: the database asks to try again, in a new transaction. */
const retryable = new Set(['40001', '40P01']);
const attempts = 4;

/** Is called just before and just after each commit, with what the transaction said that it is about (`Tx.name`). */
export type CommitWatcher = (moment: 'before-commit' | 'after-commit', names: ReadonlySet<string>) => void;

/** The only way to a transaction. */
@Injectable()
export class Work {
  private watcher: CommitWatcher | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** For crash tests, which end the process at a commit. Nothing may depend on it. */
  watch(watcher: CommitWatcher): void {
    this.watcher = watcher;
  }

  /** Runs `act` in one READ COMMITTED transaction; tries three times more when the database found a deadlock. */
  async transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(act);
      } catch (error) {
        if (attempt === attempts || !retryable.has(sqlStateOf(error))) throw error;
      }
    }
  }

  /** Reads outside a transaction; the database plans with the values at hand. */
  async read<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, [...parameters])).rows;
  }

  /**
   * The same by a statement that each connection keeps planned: for what is read at every step and hangs on ids alone, where
   * planning costs more than reading. Not for searches and pages, whose best plan depends on the values.
   */
  async readPrepared<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query({ name: statementName(sql), text: sql, values: [...parameters] })).rows;
  }

  /** Reading goes past the entity layer, to the same connections. */
  private get pool(): pg.Pool {
    return (this.database.driver as PostgresDriver).master as pg.Pool;
  }

  private async once<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    const now = this.clock.now();
    const { tx, answer } = await this.database.transaction(async (manager) => {
      const tx = new Tx(manager, now);
      const answer = await act(tx);
      await tx.tell();
      this.watcher?.('before-commit', tx.names);
      return { tx, answer };
    });
    this.watcher?.('after-commit', tx.names);
    tx.committed();
    return answer;
  }
}

/** The five-letter SQLSTATE of a database error, or an empty string. */
export function sqlStateOf(error: unknown): string {
  const code =
    (error as { code?: unknown; driverError?: { code?: unknown } } | null)?.driverError?.code ?? (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
