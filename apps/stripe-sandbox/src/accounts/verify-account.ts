import { schedule, unschedule, SECOND } from '../clock/job.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';
import type { SandboxAccount } from './account.js';
import { changeAccount } from './capabilities.js';

/** The id numbers the sandbox knows, and what the check makes of them. */
export const idNumbers: Record<string, 'at-once' | 'fails' | 'later'> = {
  '222222222': 'at-once',
  '000000000': 'later',
  '111111111': 'fails',
};

const LATER = 10 * SECOND;

/** Starts the identity check of an account that has been submitted. Every check begins as pending. */
export function submitAccount(world: World, id: string, idNumber: string | null): SandboxAccount {
  unschedule(world, 'verification-ends', id);
  const outcome = idNumber === null ? undefined : idNumbers[idNumber];
  if (outcome === undefined) return changeAccount(world, id, { submitted: true });
  changeAccount(world, id, { submitted: true, verification: 'pending' });
  if (settingsOf(world).holdVerification) return world.tables.accounts.must(id);
  if (outcome === 'later') {
    schedule(world, 'verification-ends', id, LATER);
    return world.tables.accounts.must(id);
  }
  return changeAccount(world, id, { verification: outcome === 'fails' ? 'failed' : 'verified' });
}

/** The check has come to its end, and it is good. */
export function verificationEnds(world: World, id: string): void {
  if (world.tables.accounts.must(id).verification !== 'pending') return;
  changeAccount(world, id, { verification: 'verified' });
}
