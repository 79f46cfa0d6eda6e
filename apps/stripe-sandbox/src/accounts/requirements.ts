import type { World } from '../world.js';
import { onboardingFields, type OnboardingField, type SandboxAccount } from './account.js';
import { bankAccountOf } from './bank-account.js';

const descriptions: Record<OnboardingField, string> = {
  name: 'identity.individual.given_name',
  birthDate: 'identity.individual.date_of_birth',
  address: 'identity.individual.address',
  idNumber: 'identity.individual.id_numbers',
  bankAccount: 'configuration.recipient.default_outbound_destination',
};

/** One thing that somebody still has to do for an account. */
export interface RequirementEntry {
  awaiting_action_from: 'stripe' | 'user';
  description: string;
  errors: { code: string; description: string }[];
  impact: {
    restricts_capabilities: { capability: string; configuration: string; deadline: { status: DueStatus } }[];
  };
  minimum_deadline: { status: DueStatus };
  reference: null;
  requested_reasons: { code: 'routine_onboarding' | 'routine_verification' }[];
}

type DueStatus = 'currently_due' | 'past_due';

/** Everything an account still owes, in the order of onboarding. */
export function requirementEntries(world: World, account: SandboxAccount): RequirementEntry[] {
  if (account.closed) return [];
  const missing = onboardingFields
    .filter((field) => !account.given.includes(field))
    .map((field) => entry({ description: descriptions[field] }));
  if (account.verification === 'pending') {
    missing.push(entry({ description: descriptions.idNumber, awaits: 'stripe', reason: 'routine_verification' }));
  }
  if (account.verification === 'failed') missing.push(entry({ description: descriptions.idNumber, error: failedCheck }));
  const bank = bankAccountOf(world, account.id, account.currency);
  if (bank?.status === 'errored') missing.push(entry({ description: descriptions.bankAccount, error: failedBank }));
  if (account.restriction) {
    const overdue = account.restriction.deadlineAt <= world.clock.now();
    const { description } = account.restriction;
    missing.push(entry({ description, due: overdue ? 'past_due' : 'currently_due', reason: 'routine_verification' }));
  }
  return missing;
}

/** The requirements hash of the v2 account, null entries meaning that all is well. */
export function presentRequirements(world: World, account: SandboxAccount) {
  const entries = requirementEntries(world, account);
  const status = entries.some((each) => each.minimum_deadline.status === 'past_due') ? 'past_due' : 'currently_due';
  const time = account.restriction ? new Date(account.restriction.deadlineAt).toISOString() : null;
  return {
    alternatives: null,
    entries,
    summary: { minimum_deadline: entries.length > 0 ? { status, time } : null },
  };
}

const failedCheck = {
  code: 'verification_failed_keyed_identity',
  description: 'The person could not be verified with the number that was given.',
};

const failedBank = {
  code: 'verification_failed_other',
  description: 'Payouts to this bank account fail. Another bank account is needed.',
};

function entry(about: {
  description: string;
  awaits?: 'stripe';
  due?: DueStatus;
  error?: { code: string; description: string };
  reason?: 'routine_verification';
}): RequirementEntry {
  const deadline = { status: about.due ?? 'currently_due' };
  const restricted = ['stripe_balance.stripe_transfers', 'stripe_balance.payouts'];
  return {
    awaiting_action_from: about.awaits ?? 'user',
    description: about.description,
    errors: about.error ? [about.error] : [],
    impact: {
      restricts_capabilities: restricted.map((capability) => ({
        capability,
        configuration: 'recipient',
        deadline,
      })),
    },
    minimum_deadline: deadline,
    reference: null,
    requested_reasons: [{ code: about.reason ?? 'routine_onboarding' }],
  };
}
