import { Injectable } from '@nestjs/common';
import { type Actor, recordAudit, Work } from '@sidecrew/platform';
import { Reconcile } from './reconcile.js';
import { ReconciliationReader, type RunRow } from './reconciliation.reader.js';

/** An admin wants to know now. */
@Injectable()
export class ReconcileNow {
  constructor(
    private readonly work: Work,
    private readonly reconcile: Reconcile,
    private readonly reader: ReconciliationReader,
  ) {}

  /** Runs at once and answers the run with its result, failed or done. */
  async run(actor: Actor): Promise<RunRow> {
    const id = await this.work.transaction(async (tx) => {
      const requested = await this.reconcile.request(tx, 'on_demand');
      await recordAudit(tx, {
        actorId: actor.id,
        action: 'reconciliation.started',
        subjectType: 'reconciliation_run',
        subjectId: requested,
      });
      return requested;
    });
    await this.reconcile.run(id);
    const run = await this.reader.run(id);
    if (!run) throw new Error(`The reconciliation ${id} is missing.`);
    return run;
  }
}
