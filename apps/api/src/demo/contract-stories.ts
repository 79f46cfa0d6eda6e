import type { Stage } from './stage.js';
import type { ToldTask } from './task-stories.js';

/** Takes a task from its bids to where its plan says. */
export async function tellContract(stage: Stage, task: ToldTask): Promise<void> {
  if (task.plan.fate === 'closed') {
    await stage.until(task.plan.published - 6);
    await stage.door.does(task.owner.actor, 'closeTask(id: $id)', '$id: ID!', { id: task.id }, '... on Task { id }');
  }
}
