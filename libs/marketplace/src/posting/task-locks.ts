import { NotFound, type Tx } from '@sidecrew/platform';
import { Task } from './task.entity.js';

/**
 * Locks a task and reads it. Order of locks: contract, task, bids; whoever changes a bid's life beyond its own two
 * people (offer, hire, pass over) holds the task first.
 */
export async function lockTask(tx: Tx, taskId: string): Promise<Task> {
  const task = await tx.manager.findOne(Task, { where: { id: taskId }, lock: { mode: 'for_no_key_update' } });
  if (!task) throw new NotFound('task');
  return task;
}
