import type { World } from '../world.js';

/** Reads `MM / YY` or `MMYYYY`; a sentence when it cannot be, or when it is over. */
export function readExpiry(world: World, typed: string): { expMonth: number; expYear: number } | string {
  const match = /^\s*(\d{1,2})\s*\/?\s*(\d{2}|\d{4})\s*$/.exec(typed);
  const expMonth = Number(match?.[1]);
  if (!match || expMonth < 1 || expMonth > 12) return 'The expiry date is a month and a year, such as 12 / 34.';
  const year = Number(match[2]);
  const expYear = year < 100 ? 2000 + year : year;
  const now = new Date(world.clock.now());
  const over = expYear * 12 + expMonth < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  return over ? 'Your card has expired.' : { expMonth, expYear };
}
