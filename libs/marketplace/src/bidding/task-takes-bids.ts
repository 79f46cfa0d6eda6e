import { NotPossibleNow } from '@sidecrew/platform';
import type { Task } from '../posting/task.entity.js';

/** Bids on a task that screening looks at again may still be mended; on an ended one nothing moves any more. */
export function taskMustTakeBids(task: Pick<Task, 'state'>, action: string): void {
  if (task.state !== 'open' && task.state !== 'screening') throw new NotPossibleNow('task', action, task.state);
}
