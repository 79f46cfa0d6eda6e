import { currencyOfCountry } from '../accounts/countries.js';
import { onboardingFields } from '../accounts/account.js';
import { refreshCapabilities } from '../accounts/capabilities.js';
import { setBankAccount } from '../accounts/bank-account.js';
import { testBanks } from '../accounts/test-banks.js';
import { readCurrency } from '../balance/currencies.js';
import { createTopup, topupArrives } from '../balance/topup.js';
import { invalidRequest } from '../protocol/api-error.js';
import { newId } from '../protocol/ids.js';
import type { World } from '../world.js';

/** What a seeded world starts with. */
export interface SeedWish {
  /** Own money of the platform, available at once, by currency. */
  float?: Record<string, number>;
  /** Connected accounts that have been through onboarding. */
  accounts?: { country: string; email: string; metadata?: Record<string, string> }[];
}

/** Plants money and ready-made accounts through the same doors that calls use. */
export function seedWorld(world: World, wish: SeedWish): { accounts: string[] } {
  for (const [currency, amount] of Object.entries(wish.float ?? {})) {
    const topup = createTopup(world, { amount, currency: readCurrency(currency), description: 'Own float' });
    topupArrives(world, topup.id);
  }
  return { accounts: (wish.accounts ?? []).map((account) => plantAccount(world, account)) };
}

function plantAccount(world: World, about: { country: string; email: string; metadata?: Record<string, string> }): string {
  const country = about.country.toUpperCase();
  const currency = currencyOfCountry(country);
  const [bank] = testBanks;
  if (!currency || !bank) throw invalidRequest(`Accounts in ${country} cannot receive transfers.`);
  const { id } = world.tables.accounts.insert(world.platform, {
    id: newId('acct', 16),
    createdAt: world.clock.now(),
    closed: false,
    rejected: false,
    contactEmail: about.email,
    contactPhone: null,
    displayName: null,
    dashboard: 'express',
    country,
    entityType: 'individual',
    currency,
    feesCollector: 'application',
    lossesCollector: 'application',
    metadata: about.metadata ?? {},
    given: [...onboardingFields],
    submitted: true,
    idNumber: null,
    verification: 'verified',
    restriction: null,
    transfersRequested: true,
    capabilities: { stripe_transfers: 'restricted', payouts: 'restricted' },
  });
  setBankAccount(world, id, { bank, country, currency });
  refreshCapabilities(world, id);
  return id;
}
