import { newId, type Tx } from '@sidecrew/platform';

export type FreezeReason = 'chargeback' | 'inquiry' | 'fraud_warning' | 'mediation' | 'admin' | 'account_restricted';

/** Opens a freeze for one cause, once; release and return need none open. Answers false when this cause was known. */
export async function openFreeze(tx: Tx, milestoneId: string, reason: FreezeReason, reference: string): Promise<boolean> {
  const made = await tx.query(
    `insert into freezes (id, milestone_id, reason, reference, opened_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning id`,
    [newId(), milestoneId, reason, reference, tx.now],
  );
  return made.length > 0;
}

/** Ends the freezes of one cause. Answers false when none was open. */
export async function closeFreeze(tx: Tx, milestoneId: string, reference: string): Promise<boolean> {
  const closed = await tx.query(
    `update freezes set closed_at = $3 where milestone_id = $1 and reference = $2 and closed_at is null returning id`,
    [milestoneId, reference, tx.now],
  );
  return closed.length > 0;
}

/** Why this money does not move now; checked inside the locked transaction. A freeze of the funded milestone holds all its parts. */
export async function openFreezesOf(tx: Tx, milestone: { readonly id: string; readonly rootId: string }): Promise<FreezeReason[]> {
  const rows = await tx.query<{ reason: FreezeReason }>(
    `select distinct reason from freezes where milestone_id in ($1, $2) and closed_at is null order by reason`,
    [milestone.id, milestone.rootId],
  );
  return rows.map((row) => row.reason);
}
