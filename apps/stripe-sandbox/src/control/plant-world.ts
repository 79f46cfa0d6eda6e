import { setBankAccount } from '../accounts/bank-account.js';
import { goodBank } from '../accounts/test-banks.js';
import { planNextMidnight } from '../payouts/daily-payouts.js';
import { defaultSettings } from '../settings.js';
import type { World } from '../world.js';

/** Gives an empty world its settings, the platform's bank accounts and the first midnight. */
export function plantWorld(world: World, options: { again?: boolean; keepEndpoints?: boolean } = {}): void {
  const { settings } = world.tables;
  if (settings.get('settings') && !options.again) return;
  const kept: string[] = options.keepEndpoints ? ['webhookEndpoints', 'eventDestinations'] : [];
  for (const table of Object.values(world.tables)) {
    if (!kept.includes(table.name)) for (const { value } of table.dump()) table.remove(value.id);
  }
  settings.insert(world.platform, {
    id: 'settings',
    clockOffsetMs: 0,
    platform: world.platform,
    values: defaultSettings,
  });
  for (const currency of ['usd', 'eur', 'gbp', 'cad', 'chf']) {
    setBankAccount(world, world.platform, { bank: goodBank, country: 'US', currency });
  }
  for (const { id } of world.tables.events.all()) world.tables.events.remove(id);
  planNextMidnight(world);
}
