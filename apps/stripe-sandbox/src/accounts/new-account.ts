import { readCurrency } from '../balance/currencies.js';
import { invalidRequest } from '../protocol/api-error.js';
import { newId } from '../protocol/ids.js';
import type { World } from '../world.js';
import type { SandboxAccount } from './account.js';
import { currencyOfCountry } from './countries.js';

/** What differs between one account and the next when it is opened. */
export type AccountSeed = { country: string; countryParam: string } & Pick<SandboxAccount, 'contactEmail'> &
  Partial<Omit<SandboxAccount, 'capabilities' | 'country' | 'createdAt' | 'id'>>;

/** Opens an account of the one kind that is played: transfers in, an Express page, fees and losses at the platform. */
export function openAccount(world: World, { countryParam, ...seed }: AccountSeed): SandboxAccount {
  const country = seed.country.toUpperCase();
  const home = currencyOfCountry(country);
  if (!home) {
    throw invalidRequest(`Accounts in ${country} cannot receive transfers from this platform.`, {
      code: 'unsupported_country',
      param: countryParam,
    });
  }
  return world.tables.accounts.insert(world.platform, {
    id: newId('acct', 16),
    createdAt: world.clock.now(),
    closed: false,
    rejected: false,
    contactPhone: null,
    displayName: null,
    dashboard: 'express',
    entityType: 'individual',
    feesCollector: 'application',
    lossesCollector: 'application',
    metadata: {},
    given: [],
    submitted: false,
    idNumber: null,
    verification: 'unstarted',
    restriction: null,
    transfersRequested: false,
    ...seed,
    country,
    currency: seed.currency === undefined ? home : readCurrency(seed.currency),
    capabilities: { stripe_transfers: 'restricted', payouts: 'restricted' },
  });
}
