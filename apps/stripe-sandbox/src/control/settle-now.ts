import { fundsBecomeAvailable } from '../balance/funds-become-available.js';
import { payOutBySchedule } from '../payouts/daily-payouts.js';
import { payoutArrives, payoutLeaves } from '../payouts/payout-journey.js';
import type { World } from '../world.js';

/** Makes all pending money available without waiting; with `onward` also sends it to the banks. */
export function settleNow(world: World, onward: boolean): void {
  const { transactions, payouts } = world.tables;
  for (const { id, status } of transactions.all()) {
    if (status === 'pending') fundsBecomeAvailable(world, id);
  }
  if (!onward) return;
  payOutBySchedule(world);
  for (const { id } of payouts.all()) payoutLeaves(world, id);
  for (const { id } of payouts.all()) payoutArrives(world, id);
}
