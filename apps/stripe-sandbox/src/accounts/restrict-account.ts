import { scheduleAt } from '../clock/job.js';
import { invalidRequest } from '../protocol/api-error.js';
import type { World } from '../world.js';
import type { SandboxAccount } from './account.js';
import { changeAccount } from './capabilities.js';

/** Asks an account for something more; from the deadline on it is restricted. */
export function restrictAccount(world: World, id: string, deadlineMs = 0): SandboxAccount {
  find(world, id);
  const deadlineAt = world.clock.now() + deadlineMs;
  const description = 'identity.individual.documents.primary_verification';
  if (deadlineMs > 0) scheduleAt(world, 'restriction-deadline', id, deadlineAt);
  return changeAccount(world, id, { restriction: { description, deadlineAt } });
}

/** The deadline is over: works out what that means. */
export function restrictionDeadline(world: World, id: string): void {
  changeAccount(world, id, {});
}

/** What was asked for has been given. */
export function liftRestriction(world: World, id: string): SandboxAccount {
  find(world, id);
  return changeAccount(world, id, { restriction: null, rejected: false });
}

/** Turns an account away for good. */
export function rejectAccount(world: World, id: string): SandboxAccount {
  find(world, id);
  return changeAccount(world, id, { rejected: true });
}

function find(world: World, id: string): void {
  if (!world.tables.accounts.get(id)) throw invalidRequest(`No such account: '${id}'`, { param: 'account' });
}
