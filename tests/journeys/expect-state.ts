import { expect } from '@jest/globals';
import type { RunningApp } from '../setup/app.js';

/** Waits until the one row of a table stands there; people do not read databases, but stories end in facts. */
export async function expectState(
  world: RunningApp,
  table: 'bids' | 'contracts' | 'disputes' | 'milestones',
  state: string,
): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const rows = await world.sql<{ state: string }>(`select state from ${table}`);
    if (rows[0]?.state === state) return;
    await world.worker.drain();
  }
  expect(await world.sql(`select state from ${table}`)).toEqual([{ state }]);
}
