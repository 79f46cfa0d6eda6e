import { NotFound, type Tx } from '@sidecrew/platform';
import type { Task } from '../posting/task.entity.js';
import { lockTask } from '../posting/task-locks.js';
import { Bid } from './bid.entity.js';

export interface BidOnTask {
  readonly task: Task;
  readonly bid: Bid;
}

/** Locks the bid's task, then the bid; in this order everywhere, so that closing, hiring and bidding never wait in a circle. */
export async function lockBid(tx: Tx, bidId: string): Promise<BidOnTask> {
  const [row] = await tx.query<{ task_id: string }>(`select task_id from bids where id = $1`, [bidId]);
  if (!row) throw new NotFound('bid');
  const task = await lockTask(tx, row.task_id);
  const bid = await tx.manager.findOneOrFail(Bid, { where: { id: bidId }, lock: { mode: 'for_no_key_update' } });
  return { task, bid };
}
