import type { Tx } from '@sidecrew/platform';
import { type Prefund, readPrefund } from '../funding/prefunds/prefund-rows.js';

/** The money place of a week; null where the owner does not pay weeks. */
export async function prefundOfWeek(tx: Tx, weekId: string): Promise<Prefund | null> {
  const [row] = await tx.query(`select from prefunds where id = $1`, [weekId]);
  return row ? readPrefund(tx, weekId) : null;
}
