import type { World } from '../world.js';

/** What one account holds in one currency. */
export interface BalanceSheet {
  /** `<account>/<currency>` */
  id: string;
  account: string;
  currency: string;
  available: number;
  pending: number;
  /** Kept back by the provider; part of neither of the two. */
  reserved: number;
}

/** The sheet of an account in a currency; zeros when nothing was ever booked. */
export function sheetOf(world: World, account: string, currency: string): BalanceSheet {
  const id = `${account}/${currency}`;
  // A sheet that was written down by an older sandbox may lack a part.
  return { id, account, currency, available: 0, pending: 0, reserved: 0, ...world.tables.balances.get(id) };
}

/** All sheets of an account, one per currency. */
export function sheetsOf(world: World, account: string): BalanceSheet[] {
  const currencies = world.tables.balances.newestFirst(account).map((sheet) => sheet.currency);
  return currencies.reverse().map((currency) => sheetOf(world, account, currency));
}

/** Changes a sheet by signed amounts. */
export function moveOnSheet(
  world: World,
  account: string,
  currency: string,
  change: { available?: number; pending?: number; reserved?: number },
): BalanceSheet {
  const sheet = sheetOf(world, account, currency);
  const moved = {
    ...sheet,
    available: sheet.available + (change.available ?? 0),
    pending: sheet.pending + (change.pending ?? 0),
    reserved: sheet.reserved + (change.reserved ?? 0),
  };
  const { balances } = world.tables;
  return balances.get(sheet.id) ? balances.update(sheet.id, moved) : balances.insert(account, moved);
}
