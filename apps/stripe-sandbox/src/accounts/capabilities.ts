import { publishThin } from '../events/publish.js';
import type { World } from '../world.js';
import type { CapabilityName, CapabilityStatus, SandboxAccount } from './account.js';
import { bankAccountOf } from './bank-account.js';
import { requirementEntries } from './requirements.js';

/** The status of a capability as it stands. */
export function capabilityOf(account: SandboxAccount, name: CapabilityName): CapabilityStatus {
  return account.capabilities[name];
}

/** Changes an account and tells, each by one thin event, which capabilities and requirements moved with it. */
export function changeAccount(world: World, id: string, patch: Partial<SandboxAccount>): SandboxAccount {
  const { accounts } = world.tables;
  const before = accounts.must(id);
  const requirementsBefore = JSON.stringify(requirementEntries(world, before));
  const changed = accounts.update(id, patch);
  const capabilities = {
    stripe_transfers: transfersStatus(world, changed),
    payouts: payoutsStatus(world, changed),
  };
  const after = accounts.update(id, { capabilities });
  tellCapabilities(world, before, after);
  if (requirementsBefore !== JSON.stringify(requirementEntries(world, after))) {
    publishThin(world, 'v2.core.account[requirements].updated', { related: accountRef(id) });
  }
  return after;
}

/** Works out capabilities anew after something outside of the account changed, such as its bank account. */
export function refreshCapabilities(world: World, id: string): void {
  if (world.tables.accounts.get(id)) changeAccount(world, id, {});
}

/** How thin events point at an account. */
export function accountRef(id: string) {
  return { id, type: 'v2.core.account', url: `/v2/core/accounts/${id}` };
}

function tellCapabilities(world: World, before: SandboxAccount, after: SandboxAccount): void {
  for (const name of ['stripe_transfers', 'payouts'] as const) {
    if (before.capabilities[name] === after.capabilities[name]) continue;
    publishThin(world, 'v2.core.account[configuration.recipient].capability_status_updated', {
      related: accountRef(after.id),
      data: { updated_capability: `stripe_balance.${name}` },
    });
  }
}

function transfersStatus(world: World, account: SandboxAccount): CapabilityStatus {
  if (account.closed || account.rejected) return 'rejected';
  const blocked = account.restriction !== null && account.restriction.deadlineAt <= world.clock.now();
  if (!account.transfersRequested || !account.submitted || blocked) return 'restricted';
  if (account.verification === 'pending') return 'pending';
  return account.verification === 'verified' ? 'active' : 'restricted';
}

function payoutsStatus(world: World, account: SandboxAccount): CapabilityStatus {
  const status = transfersStatus(world, account);
  const bank = bankAccountOf(world, account.id, account.currency);
  const usable = bank !== undefined && bank.status !== 'errored';
  return status === 'active' && !usable ? 'restricted' : status;
}
