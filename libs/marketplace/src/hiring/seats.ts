import type { Tx } from '@sidecrew/platform';
import { endedContractStates } from '../contract.process.js';
import type { Task } from '../posting/task.entity.js';

/** Whether another offer fits: offers and live contracts together never exceed the task's seats. Holds under the task's lock. */
export async function seatIsFree(tx: Tx, task: Pick<Task, 'id' | 'seats'>): Promise<boolean> {
  const [row] = await tx.query<{ taken: number }>(
    `select (select count(*) from bids where task_id = $1 and state = 'offered')::int
          + (select count(*) from contracts where task_id = $1 and not state = any($2::text[]))::int as taken`,
    [task.id, endedContractStates],
  );
  return (row?.taken ?? 0) < task.seats;
}
