import { bankAccountOf } from '../accounts/bank-account.js';
import { sheetsOf } from '../balance/balance-sheet.js';
import { DAY, scheduleAt } from '../clock/job.js';
import type { World } from '../world.js';
import { createPayout } from './create-payout.js';
import { paysOutToday, planOf } from './payout-plan.js';

/** Midnight: pays out what is available wherever a schedule says so, and plans the next midnight. */
export function dailyPayouts(world: World): void {
  planNextMidnight(world);
  payOutBySchedule(world);
}

/** Plans the coming midnight of the sandbox's clock. */
export function planNextMidnight(world: World): void {
  const midnight = (Math.floor(world.clock.now() / DAY) + 1) * DAY;
  scheduleAt(world, 'daily-payouts', world.platform, midnight);
}

/** One round of automatic payouts. */
export function payOutBySchedule(world: World): void {
  const accounts = [world.platform, ...world.tables.accounts.all().map((account) => account.id)];
  for (const account of accounts) {
    const plan = planOf(world, account);
    if (!paysOutToday(world, plan) || !mayReceive(world, account)) continue;
    for (const { currency, available } of sheetsOf(world, account)) {
      const amount = available - (plan.minimumBalance[currency] ?? 0);
      const bank = bankAccountOf(world, account, currency);
      if (amount <= 0 || !bank || bank.status === 'errored') continue;
      const { statementDescriptor } = plan;
      createPayout(world, account, { amount, currency, automatic: true, statementDescriptor });
    }
  }
}

function mayReceive(world: World, account: string): boolean {
  return account === world.platform || world.tables.accounts.must(account).capabilities.payouts === 'active';
}
