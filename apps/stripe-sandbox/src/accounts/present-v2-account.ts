import type { World } from '../world.js';
import type { CapabilityStatus, SandboxAccount } from './account.js';
import { presentRequirements } from './requirements.js';

/** The parts of a v2 account that are null unless they are asked for. */
export const includable = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
] as const;

/** A connected account as v2 shows it. */
export function presentV2Account(world: World, account: SandboxAccount, include: readonly string[] = []) {
  const asked = (part: string) => include.includes(part);
  const configured = include.some((part) => part.startsWith('configuration.'));
  return {
    id: account.id,
    object: 'v2.core.account' as const,
    applied_configurations: ['recipient'],
    closed: account.closed,
    configuration: configured
      ? {
          customer: null,
          merchant: null,
          recipient: asked('configuration.recipient') ? recipient(account) : null,
        }
      : null,
    contact_email: account.contactEmail,
    contact_phone: account.contactPhone,
    created: new Date(account.createdAt).toISOString(),
    dashboard: account.dashboard,
    defaults: asked('defaults') ? defaults(account) : null,
    display_name: account.displayName,
    future_requirements: asked('future_requirements') ? { entries: [], summary: { minimum_deadline: null } } : null,
    identity: asked('identity') ? identity(account) : null,
    livemode: false,
    metadata: account.metadata,
    requirements: asked('requirements') ? presentRequirements(world, account) : null,
  };
}

function recipient(account: SandboxAccount) {
  const capability = (status: CapabilityStatus) => ({ status, status_details: detailsOf(account, status) });
  const { payouts, stripe_transfers } = account.capabilities;
  return {
    applied: true,
    capabilities: {
      bank_accounts: null,
      cards: null,
      stripe_balance: {
        payouts: capability(payouts),
        stripe_transfers: account.transfersRequested ? capability(stripe_transfers) : null,
      },
    },
  };
}

function detailsOf(account: SandboxAccount, status: CapabilityStatus) {
  if (status === 'active') return [];
  if (status === 'pending') return [{ code: 'determining_status', resolution: 'no_resolution' }];
  if (status === 'rejected') return [{ code: 'rejected_other', resolution: 'contact_stripe' }];
  return [
    {
      code: account.restriction ? 'requirements_past_due' : 'requirements_pending_verification',
      resolution: 'provide_info',
    },
  ];
}

function defaults(account: SandboxAccount) {
  return {
    currency: account.currency,
    locales: null,
    payout_methods: null,
    profile: null,
    responsibilities: {
      fees_collector: account.feesCollector,
      losses_collector: account.lossesCollector,
      requirements_collector: 'stripe',
    },
  };
}

// What a person typed is not kept, so there is nothing of it to show.
function identity(account: SandboxAccount) {
  const { country, entityType } = account;
  return { attestations: null, business_details: null, country, entity_type: entityType, individual: null };
}
