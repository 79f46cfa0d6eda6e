import { NotFound, type Tx } from '@sidecrew/platform';
import { type LockedWeek, lockWeek } from './week-rows.js';

/** Locks the contract of a line and reads its week after that. Whether the actor may see it is the caller's next line. */
export async function lockLine(tx: Tx, lineId: string): Promise<LockedWeek> {
  const [seen] = await tx.query<{ weekId: string }>(`select week_id as "weekId" from week_lines where id = $1`, [lineId]);
  if (!seen) throw new NotFound('line');
  return lockWeek(tx, seen.weekId);
}
