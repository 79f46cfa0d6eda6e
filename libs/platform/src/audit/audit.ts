import { newId } from '../database/ids.js';
import type { Tx } from '../database/tx.js';

export interface AuditEntry {
  /** The staff member or person; null for the system. */
  readonly actorId: string | null;
  /** A verb in the past: `task.rejected`, `admin.granted`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly reason?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Leaves the record that every act of staff needs, in the same transaction as the act. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.query(
    `insert into audit_log (id, at, actor_id, action, subject_type, subject_id, reason, facts) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      tx.now,
      entry.actorId,
      entry.action,
      entry.subjectType,
      entry.subjectId,
      entry.reason ?? null,
      JSON.stringify(entry.facts ?? {}),
    ],
  );
}
