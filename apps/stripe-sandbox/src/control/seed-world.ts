import { onboardingFields } from '../accounts/account.js';
import { refreshCapabilities } from '../accounts/capabilities.js';
import { setBankAccount } from '../accounts/bank-account.js';
import { openAccount } from '../accounts/new-account.js';
import { goodBank } from '../accounts/test-banks.js';
import { readCurrency } from '../balance/currencies.js';
import { createTopup, topupArrives } from '../balance/topup.js';
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
  const { country, currency, id } = openAccount(world, {
    contactEmail: about.email,
    country: about.country,
    countryParam: 'country',
    given: [...onboardingFields],
    metadata: about.metadata ?? {},
    submitted: true,
    transfersRequested: true,
    verification: 'verified',
  });
  setBankAccount(world, id, { bank: goodBank, country, currency });
  refreshCapabilities(world, id);
  return id;
}
