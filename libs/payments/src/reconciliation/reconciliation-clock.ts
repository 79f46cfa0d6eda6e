import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { days, Deadlines, later, minutes, type Tx, Work, Worker } from '@sidecrew/platform';
import { Reconcile, type RunKind } from './reconcile.js';

/** Deadlines belong to a subject; these belong to the whole house. */
const house = '00000000-0000-7000-8000-000000000001';

const rhythms: readonly { readonly deadline: string; readonly kind: RunKind; readonly everyMs: number }[] = [
  { deadline: 'RECONCILE', kind: 'quarter_hour', everyMs: minutes(15) },
  { deadline: 'RECONCILE_NIGHTLY', kind: 'nightly', everyMs: days(1) },
];

/** Every quarter of an hour for the last days, every night for the last five weeks, on the product's clock. */
@Injectable()
export class ReconciliationClock implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly work: Work,
    private readonly worker: Worker,
    private readonly deadlines: Deadlines,
    private readonly reconcile: Reconcile,
  ) {}

  onModuleInit(): void {
    for (const { deadline, kind, everyMs } of rhythms) {
      this.deadlines.keep(deadline, {
        lock: () => Promise.resolve(),
        act: async (tx) => {
          await this.deadlines.set(tx, deadline, house, later(tx.now, everyMs));
          await this.reconcile.request(tx, kind);
        },
      });
    }
    this.worker.sweep('reconciliation', () => this.reconcile.runWaiting());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.work.transaction(async (tx) => {
      for (const { deadline, everyMs } of rhythms) await this.start(tx, deadline, everyMs);
    });
  }

  private async start(tx: Tx, deadline: string, everyMs: number): Promise<void> {
    if (await this.deadlines.dueAt(tx, deadline, house)) return;
    await this.deadlines.set(tx, deadline, house, later(tx.now, everyMs));
  }
}
