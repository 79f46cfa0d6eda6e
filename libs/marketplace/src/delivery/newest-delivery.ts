import type { Tx } from '@sidecrew/platform';
import { Delivery } from './delivery.entity.js';
import { DeliveryWasReplaced } from './delivery.refusals.js';

/** A milestone and those it was divided from: deliveries before the division belong to every part. Needs `$1`. */
export const lineageSql = `
  with recursive line as (
    select id, parent_id from milestones where id = $1
    union all
    select m.id, m.parent_id from milestones m join line on m.id = line.parent_id
  )`;

/** The delivery that stands now, or null before the first one. Read after the milestone's lock. */
export async function newestDelivery(tx: Tx, milestoneId: string): Promise<Delivery | null> {
  const [row] = await tx.query<{ id: string }>(
    `${lineageSql} select d.id from deliveries d join line on line.id = d.milestone_id order by d.n desc limit 1`,
    [milestoneId],
  );
  return row ? tx.manager.findOneByOrFail(Delivery, { id: row.id }) : null;
}

/** The delivery that the reviewer saw must still be the newest. */
export async function deliveryAsSeen(tx: Tx, milestoneId: string, seenId: string): Promise<Delivery> {
  const newest = await newestDelivery(tx, milestoneId);
  if (!newest) throw new Error(`The submitted milestone ${milestoneId} has no delivery.`);
  if (newest.id !== seenId) throw new DeliveryWasReplaced(newest.id, newest.n);
  return newest;
}
