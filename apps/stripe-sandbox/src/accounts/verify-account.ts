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

/** Hands an account in. The identity check begins as pending and ends as the magic number says. */
export function submitAccount(world: World, id: string): SandboxAccount {
  const account = world.tables.accounts.must(id);
  const outcome = account.idNumber === null ? undefined : idNumbers[account.idNumber];
  if (outcome === undefined || account.verification === 'verified') return changeAccount(world, id, { submitted: true });
  unschedule(world, 'verification-ends', id);
  const pending = changeAccount(world, id, { submitted: true, verification: 'pending' });
  if (settingsOf(world).holdVerification) return pending;
  if (outcome === 'later') {
    schedule(world, 'verification-ends', id, LATER);
    return pending;
  }
  return changeAccount(world, id, { verification: outcome === 'fails' ? 'failed' : 'verified' });
}

/** The check has come to its end, and it is good. */
export function verificationEnds(world: World, id: string): void {
  if (world.tables.accounts.must(id).verification !== 'pending') return;
  changeAccount(world, id, { verification: 'verified' });
}
