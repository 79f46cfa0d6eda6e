import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, NotFound, NotPossibleNow, recordAudit, Work } from '@sidecrew/platform';
import { type BreakRow, ReconciliationReader } from './reconciliation.reader.js';

/** An admin looked at a finding and says what it was. It stays on record; if it is still there, the next run reports it again. */
@Injectable()
export class ResolveBreak {
  constructor(
    private readonly work: Work,
    private readonly reader: ReconciliationReader,
  ) {}

  async run(actor: Actor, id: string, resolution: string): Promise<BreakRow> {
    const reason = resolution.trim();
    if (reason.length < 3) throw new InvalidInput('resolution', 'Say what it was, in a sentence.');
    await this.work.transaction(async (tx) => {
      const [row] = await tx.query<{ kind: string; reference: string; resolved: boolean }>(
        `select kind, reference, resolved_at is not null as resolved from reconciliation_breaks where id = $1 for no key update`,
        [id],
      );
      if (!row) throw new NotFound('finding');
      if (row.resolved) throw new NotPossibleNow('finding', 'resolve', 'resolved');
      await tx.query(`update reconciliation_breaks set resolved_at = $2, resolved_by = $3, resolution = $4 where id = $1`, [
        id,
        tx.now,
        actor.id,
        reason,
      ]);
      await recordAudit(tx, {
        actorId: actor.id,
        action: 'reconciliation.resolved',
        subjectType: 'reconciliation_break',
        subjectId: id,
        reason,
        facts: row,
      });
    });
    const resolved = await this.reader.break(id);
    if (!resolved) throw new NotFound('finding');
    return resolved;
  }
}
