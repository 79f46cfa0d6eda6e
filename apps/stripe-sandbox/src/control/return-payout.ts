import type { Payout } from '../payouts/payout.js';
import { failPayout } from '../payouts/payout-journey.js';
import { invalidRequest } from '../protocol/api-error.js';
import type { World } from '../world.js';

/** Lets the bank return a payout that is on its way or was paid. */
export function returnPayout(world: World, id: string, code: string): Payout {
  const payout = world.tables.payouts.get(id);
  if (!payout || payout.status === 'failed' || payout.status === 'canceled') {
    throw invalidRequest(`No payout '${id}' that could fail.`);
  }
  return failPayout(world, payout, code, 'The bank returned this payout.');
}
