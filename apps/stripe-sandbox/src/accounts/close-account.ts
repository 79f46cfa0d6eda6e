import { sheetsOf } from '../balance/balance-sheet.js';
import { publishThin } from '../events/publish.js';
import { invalidRequest } from '../protocol/api-error.js';
import type { World } from '../world.js';
import type { SandboxAccount } from './account.js';
import { accountRef, changeAccount } from './capabilities.js';

/** Closes an account for good. Money in it must have left first. */
export function closeAccount(world: World, account: SandboxAccount): SandboxAccount {
  if (account.closed) return account;
  if (sheetsOf(world, account.id).some((sheet) => sheet.available !== 0 || sheet.pending !== 0)) {
    throw invalidRequest('An account with a balance that is not zero cannot be closed.', {
      code: 'account_balance_not_zero',
    });
  }
  const closed = changeAccount(world, account.id, { closed: true });
  publishThin(world, 'v2.core.account.closed', { related: accountRef(account.id) });
  return closed;
}
