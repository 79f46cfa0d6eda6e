import { ParameterError, invalidRequest } from '../protocol/api-error.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';

/** Smallest charge per currency, and how many of the last minor digits must be zero. */
const known: Record<string, { least: number; multipleOf?: number; perDollar: number; decimals: number }> = {
  usd: { least: 50, perDollar: 1, decimals: 2 },
  eur: { least: 50, perDollar: 0.92, decimals: 2 },
  gbp: { least: 30, perDollar: 0.79, decimals: 2 },
  cad: { least: 50, perDollar: 1.36, decimals: 2 },
  chf: { least: 50, perDollar: 0.88, decimals: 2 },
  czk: { least: 1500, perDollar: 21, decimals: 2 },
  dkk: { least: 250, perDollar: 6.87, decimals: 2 },
  huf: { least: 17_500, perDollar: 360, decimals: 2 },
  // Without cents in truth, yet written with two decimals that are always zero.
  isk: { least: 5000, perDollar: 125, decimals: 2, multipleOf: 100 },
  nok: { least: 300, perDollar: 10.1, decimals: 2 },
  pln: { least: 200, perDollar: 3.7, decimals: 2 },
  ron: { least: 200, perDollar: 4.6, decimals: 2 },
  sek: { least: 300, perDollar: 9.5, decimals: 2 },
  jpy: { least: 50, perDollar: 150, decimals: 0 },
  kwd: { least: 150, perDollar: 0.31, decimals: 3, multipleOf: 10 },
};

const dollar = { perDollar: 1, decimals: 2 };

const LARGEST = 99_999_999;

/** The currency in small letters, or a refusal. */
export function readCurrency(given: string): string {
  const currency = given.toLowerCase();
  if (known[currency]) return currency;
  throw new ParameterError(`Invalid currency: ${given}. The sandbox knows ${Object.keys(known).join(', ')}.`, { param: 'currency' });
}

/** Refuses amounts no card could be charged with. */
export function checkChargeAmount(amount: number, currency: string, param = 'amount'): void {
  const { least = 50, multipleOf = 1 } = known[currency] ?? {};
  if (amount < least) {
    throw invalidRequest(`Amount must be at least ${formatAmount(least, currency)}`, {
      code: 'amount_too_small',
      param,
    });
  }
  if (amount > LARGEST) {
    throw invalidRequest(`Amount must be no more than ${formatAmount(LARGEST, currency)}`, {
      code: 'amount_too_large',
      param,
    });
  }
  if (amount % multipleOf !== 0) {
    throw invalidRequest(`Amounts in ${currency} must be multiples of ${multipleOf}.`, { param });
  }
}

/** What a charge becomes in the currency the platform settles in. */
export function settlementOf(world: World, amount: number, currency: string) {
  const { multiCurrencySettlement, platformCurrency } = settingsOf(world);
  return convert(amount, currency, multiCurrencySettlement ? currency : platformCurrency);
}

/** An amount in another currency, at the sandbox's one fixed rate; unchanged when it is the same one. */
export function convert(amount: number, currency: string, into: string) {
  if (currency === into) return { amount, currency };
  const from = known[currency] ?? dollar;
  const to = known[into] ?? dollar;
  const exchangeRate = Math.round((to.perDollar / from.perDollar) * 1e6) / 1e6;
  const minorUnits = 10 ** (to.decimals - from.decimals);
  return { amount: Math.round(amount * exchangeRate * minorUnits), currency: into, exchangeRate };
}

/** An amount as people write it, such as `$10.00`. */
export function formatAmount(amount: number, currency: string): string {
  const decimals = known[currency]?.decimals ?? 2;
  const formatted = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return formatted.format(amount / 10 ** decimals);
}
