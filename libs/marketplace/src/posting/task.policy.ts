import { type Actor, isAdmin, NotFound, type ProcessActor } from '@sidecrew/platform';
import type { TaskRow } from './task-rows.js';
import type { Task } from './task.entity.js';
import { publicTaskStates, taskProcess, type TaskStep } from './task.process.js';

/** Open tasks are public; every other one belongs to its owner and admins, and to experts who have a part in it. */
export const taskPolicy = {
  mustOwn(actor: Actor, task: Pick<Task, 'ownerId'>): void {
    if (task.ownerId !== actor.id) throw new NotFound('task');
  },

  isPublic: (task: Pick<Task, 'state'>): boolean => publicTaskStates.includes(task.state),

  /** Files of an open task are for signed-in experts; its owner and admins always see them. */
  maySeeFiles: (actor: Actor | null, task: { readonly ownerId: string }): boolean =>
    actor !== null && (actor.id === task.ownerId || isAdmin(actor) || actor.roles.has('expert')),

  maySeeScreening: (actor: Actor | null, task: { readonly ownerId: string }): boolean =>
    actor !== null && (actor.id === task.ownerId || isAdmin(actor)),

  /** The buttons: what the table allows the viewer, less what the guards refuse. */
  possibleActions(actor: Actor | null, task: Pick<TaskRow, 'ownerId' | 'state' | 'hiringUnderWay'>): TaskStep[] {
    const roles: ProcessActor[] = [];
    if (actor?.id === task.ownerId) roles.push('owner');
    if (isAdmin(actor)) roles.push('admin');
    const steps = new Set(roles.flatMap((role) => taskProcess.possible(task.state, role)));
    steps.delete('save');
    if (task.hiringUnderWay) ['edit' as const, 'close' as const].forEach((step) => steps.delete(step));
    return [...steps];
  },
};
