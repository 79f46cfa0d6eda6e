import { embeddedList } from '../protocol/list.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';
import type { SandboxAccount } from './account.js';
import { requirementEntries } from './requirements.js';

/** A connected account as v1 shows it. */
export function presentV1Account(world: World, account: SandboxAccount) {
  const { id, country, currency, metadata } = account;
  const { payouts, stripe_transfers } = account.capabilities;
  const due = requirementEntries(world, account).map((entry) => entry.description);
  const banks = world.tables.bankAccounts.newestFirst(id);
  return {
    id,
    object: 'account' as const,
    business_type: account.entityType,
    capabilities: { transfers: v1Status(stripe_transfers) },
    charges_enabled: false,
    controller: {
      fees: { payer: account.feesCollector },
      is_controller: true,
      losses: { payments: account.lossesCollector },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: account.dashboard },
      type: 'application',
    },
    country,
    created: Math.floor(account.createdAt / 1000),
    default_currency: currency,
    details_submitted: account.submitted,
    email: account.contactEmail,
    external_accounts: embeddedList(banks, `/v1/accounts/${id}/external_accounts`),
    metadata,
    payouts_enabled: payouts === 'active',
    requirements: {
      alternatives: [],
      current_deadline: account.restriction ? Math.floor(account.restriction.deadlineAt / 1000) : null,
      currently_due: due,
      disabled_reason: stripe_transfers === 'active' ? null : 'requirements.past_due',
      errors: [],
      eventually_due: due,
      past_due: [],
      pending_verification: account.verification === 'pending' ? ['individual.id_number'] : [],
    },
    type: 'none' as const,
  };
}

/** The account that owns the secret key. */
export function presentPlatform(world: World) {
  return {
    id: world.platform,
    object: 'account' as const,
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    country: 'US',
    default_currency: settingsOf(world).platformCurrency,
    details_submitted: true,
    email: null,
    payouts_enabled: true,
    type: 'standard' as const,
  };
}

/** v1 has fewer words for the state of a capability than v2. */
export function v1Status(status: string): 'active' | 'inactive' | 'pending' {
  return status === 'active' || status === 'pending' ? status : 'inactive';
}
