import { Injectable, Logger } from '@nestjs/common';
import { Clock, days, later, minutes, newId, type Tx, Work } from '@sidecrew/platform';
import { Breaks, type Finding } from './breaks.js';
import type { BreakKind } from './break-kinds.js';
import { CheckEqualities } from './check-equalities.js';
import { CrashPoints } from '../gateway/crash-points.js';
import { CompareMovements } from './compare-movements.js';
import { CompareStates } from './compare-states.js';
import { ImportMovements } from './import-movements.js';
import { KeepMinimumBalance } from './keep-minimum-balance.js';
import { PullEvents } from './pull-events.js';

export type RunKind = 'quarter_hour' | 'nightly' | 'on_demand';

/** How far back a run looks: often and near, nightly and far (escrow design §11). */
const windowMs: Record<RunKind, number> = { quarter_hour: days(3), on_demand: days(3), nightly: days(35) };
/** A run that takes longer was ended by a crash. */
const longestRunMs = minutes(15);

/** These are found anew by each run; the others stay until a person resolves them. */
const foundByRuns: readonly BreakKind[] = [
  'missing_here',
  'missing_there',
  'differs',
  'state_differs',
  'duplicate',
  'balance_differs',
  'over_given',
  'low_coverage',
  'short_coverage',
];

/** What a run saw. */
interface Outcome {
  readonly matched: number;
  readonly findings: readonly Finding[];
  /** Objects whose state Stripe did not tell; null where no states were compared at all. */
  readonly unseen: readonly string[] | null;
}

/**
 * Holds our books against Stripe: pulls what deliveries missed, imports the movements, compares, and reports each finding
 * by name. Calls Stripe between its transactions, never inside one.
 */
@Injectable()
export class Reconcile {
  private readonly log = new Logger(Reconcile.name);

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly pull: PullEvents,
    private readonly movements: ImportMovements,
    private readonly comparison: CompareMovements,
    private readonly states: CompareStates,
    private readonly equalities: CheckEqualities,
    private readonly minimum: KeepMinimumBalance,
    private readonly breaks: Breaks,
    private readonly crash: CrashPoints,
  ) {}

  /** Asks for a run; the sweep or `run` takes it. */
  async request(tx: Tx, kind: RunKind): Promise<string> {
    const id = newId();
    await tx.query(`insert into reconciliation_runs (id, kind, state, covers_from, started_at) values ($1, $2, 'waiting', $3, $4)`, [
      id,
      kind,
      later(tx.now, -windowMs[kind]),
      tx.now,
    ]);
    return id;
  }

  /** Runs the oldest one that waits; answers how many it ran. */
  async runWaiting(): Promise<number> {
    await this.work.read(
      `update reconciliation_runs set state = 'failed', error = 'interrupted', ended_at = $1 where state = 'running' and started_at < $2`,
      [this.clock.now(), later(this.clock.now(), -longestRunMs)],
    );
    const [waiting] = await this.work.read<{ id: string }>(
      `select id from reconciliation_runs where state = 'waiting' order by started_at limit 1`,
    );
    if (!waiting) return 0;
    await this.run(waiting.id);
    return 1;
  }

  /** Runs one. Never throws: what went wrong is written on the run, and the next one covers the same days again. */
  async run(id: string): Promise<void> {
    const [claimed] = await this.work.transaction((tx) => {
      tx.name('reconcile.claim');
      return tx.query<{ from: Date; kind: RunKind }>(
        `update reconciliation_runs set state = 'running', started_at = $2 where id = $1 and state = 'waiting' returning covers_from as "from", kind`,
        [id, tx.now],
      );
    });
    if (!claimed) return;
    try {
      this.crash.pass('reconcile.pull:before');
      await this.pull.run(claimed.from);
      this.crash.pass('reconcile.pull:after');
      this.crash.pass('reconcile.import:before');
      await this.movements.run(claimed.from);
      this.crash.pass('reconcile.import:after');
      const { matched, findings } = await this.comparison.run(claimed.from);
      if (claimed.kind === 'nightly') await this.minimum.run();
      // Lists of whole objects are long, so the quarter of an hour does without them.
      const states = claimed.kind === 'quarter_hour' ? null : await this.states.run(claimed.from);
      const equalities = await this.equalitiesOf(claimed.from);
      await this.finish(id, {
        matched,
        findings: [...findings, ...(states?.findings ?? []), ...equalities],
        unseen: states?.unseen ?? null,
      });
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.log.error(`The reconciliation failed: ${said}`, error instanceof Error ? error.stack : undefined);
      await this.work.read(`update reconciliation_runs set state = 'failed', error = $2, ended_at = $3 where id = $1`, [
        id,
        said.slice(0, 500),
        this.clock.now(),
      ]);
    }
  }

  /** Money may move between the import and the look; what differs is looked at once more before it is reported. */
  private async equalitiesOf(from: Date): Promise<Finding[]> {
    const first = await this.equalities.run(from);
    if (!first.some(({ kind }) => kind === 'balance_differs')) return first;
    await this.movements.run(from);
    await this.comparison.run(from);
    return this.equalities.run(from);
  }

  private async finish(id: string, { matched, findings, unseen }: Outcome): Promise<void> {
    await this.work.transaction(async (tx) => {
      tx.name('reconcile.finish');
      await this.breaks.raise(tx, ...findings);
      for (const kind of foundByRuns.filter((one) => unseen !== null || one !== 'state_differs')) {
        const there = findings.filter((one) => one.kind === kind).map(({ reference }) => reference);
        await this.breaks.gone(tx, [kind], kind === 'state_differs' ? [...there, ...(unseen ?? [])] : there);
      }
      await tx.query(
        `update reconciliation_runs set state = 'done', matched = $2, ended_at = $3,
                breaks = (select count(*) from reconciliation_breaks where resolved_at is null and gone_at is null),
                oldest_open_at = (select min(first_seen_at) from reconciliation_breaks where resolved_at is null and gone_at is null)
          where id = $1`,
        [id, matched, tx.now],
      );
    });
  }
}
