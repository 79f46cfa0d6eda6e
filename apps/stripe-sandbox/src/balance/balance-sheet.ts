import type { World } from '../world.js';

/** What one account holds in one currency. */
export interface BalanceSheet {
  /** `<account>/<currency>` */
  id: string;
  account: string;
  currency: string;
  available: number;
  pending: number;
}

/** The sheet of an account in a currency; zeros when nothing was ever booked. */
export function sheetOf(world: World, account: string, currency: string): BalanceSheet {
  const id = `${account}/${currency}`;
  return world.tables.balances.get(id) ?? { id, account, currency, available: 0, pending: 0 };
}

/** All sheets of an account, one per currency. */
export function sheetsOf(world: World, account: string): BalanceSheet[] {
  return world.tables.balances.newestFirst(account).reverse();
}

/** Changes a sheet by signed amounts. */
export function moveOnSheet(
  world: World,
  account: string,
  currency: string,
  change: { available?: number; pending?: number },
): BalanceSheet {
  const sheet = sheetOf(world, account, currency);
  const moved = {
    ...sheet,
    available: sheet.available + (change.available ?? 0),
    pending: sheet.pending + (change.pending ?? 0),
  };
  const { balances } = world.tables;
  return balances.get(sheet.id) ? balances.update(sheet.id, moved) : balances.insert(account, moved);
}
