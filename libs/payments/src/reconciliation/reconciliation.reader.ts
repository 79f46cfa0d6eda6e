import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { Work } from '@sidecrew/platform';
import type { BreakKind } from './break-kinds.js';
import type { RunKind } from './reconcile.js';

export interface RunRow {
  readonly id: string;
  readonly kind: RunKind;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly matched: number;
  readonly breaks: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export interface BreakRow {
  readonly id: string;
  readonly kind: BreakKind;
  readonly reference: string;
  readonly currency: Currency | null;
  readonly expectedMinor: bigint | null;
  readonly foundMinor: bigint | null;
  readonly firstSeenAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  readonly resolution: string | null;
}

type StoredBreak = Omit<BreakRow, 'expectedMinor' | 'foundMinor'> & Record<'expectedMinor' | 'foundMinor', string | null>;

const runColumns = `id, kind, state, matched, breaks, started_at as "startedAt", ended_at as "endedAt"`;
const breakColumns = `
  id, kind, reference, currency, expected_minor as "expectedMinor", found_minor as "foundMinor", first_seen_at as "firstSeenAt",
  resolved_at as "resolvedAt", resolved_by as "resolvedBy", resolution`;

const toBreak = (row: StoredBreak): BreakRow => ({ ...row, expectedMinor: exact(row.expectedMinor), foundMinor: exact(row.foundMinor) });
const exact = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

/** What the runs did and found. */
@Injectable()
export class ReconciliationReader {
  constructor(private readonly work: Work) {}

  /** The newest runs. */
  async runs(limit = 20): Promise<RunRow[]> {
    return this.work.read<RunRow>(`select ${runColumns} from reconciliation_runs order by started_at desc, id desc limit $1`, [limit]);
  }

  async run(id: string): Promise<RunRow | null> {
    const [row] = await this.work.read<RunRow>(`select ${runColumns} from reconciliation_runs where id = $1`, [id]);
    return row ?? null;
  }

  /** Findings that nobody resolved and no later run saw cured, oldest first. */
  async openBreaks(limit = 200): Promise<BreakRow[]> {
    const rows = await this.work.read<StoredBreak>(
      `select ${breakColumns} from reconciliation_breaks where resolved_at is null and gone_at is null order by first_seen_at, id limit $1`,
      [limit],
    );
    return rows.map(toBreak);
  }

  /** Findings that an admin closed, newest first. */
  async resolvedBreaks(limit = 50): Promise<BreakRow[]> {
    const rows = await this.work.read<StoredBreak>(
      `select ${breakColumns} from reconciliation_breaks where resolved_at is not null order by resolved_at desc, id desc limit $1`,
      [limit],
    );
    return rows.map(toBreak);
  }

  async break(id: string): Promise<BreakRow | null> {
    const [row] = await this.work.read<StoredBreak>(`select ${breakColumns} from reconciliation_breaks where id = $1`, [id]);
    return row ? toBreak(row) : null;
  }
}
