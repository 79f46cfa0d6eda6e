import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Tx } from './tx.js';

/** Deadlock or serialisation: the database asks to try again, in a new transaction. */
const retryable = new Set(['40001', '40P01']);
const attempts = 4;

/** The only way to a transaction. */
@Injectable()
export class Work {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

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

  /** Reads outside a transaction; for readers and screens. */
  async read<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.database.query(sql, [...parameters]);
  }

  private async once<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    let done: Tx | null = null;
    const result = await this.database.transaction(async (manager) => {
      const tx = new Tx(manager, this.clock.now());
      const answer = await act(tx);
      done = tx;
      return answer;
    });
    (done as Tx | null)?.committed();
    return result;
  }
}

/** The five-letter SQLSTATE of a database error, or an empty string. */
export function sqlStateOf(error: unknown): string {
  const code =
    (error as { code?: unknown; driverError?: { code?: unknown } } | null)?.driverError?.code ?? (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
