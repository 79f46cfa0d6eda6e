import { invalidRequest } from '../protocol/api-error.js';
import type { World } from '../world.js';
import { moveOnSheet, sheetOf } from './balance-sheet.js';
import { book, type BalanceTransaction } from './balance-transaction.js';
import { readCurrency } from './currencies.js';

/** Keeps a part of the platform's available money back for what its connected accounts may come to owe. */
export function holdReserve(world: World, wanted: string, amount: number): BalanceTransaction {
  const currency = readCurrency(wanted);
  if (sheetOf(world, world.platform, currency).available < amount) {
    throw invalidRequest('No more can be reserved than is available.', { code: 'balance_insufficient', param: 'amount' });
  }
  return move(world, currency, amount);
}

/** Sets a part of what was kept back free again. */
export function releaseReserve(world: World, wanted: string, amount: number): BalanceTransaction {
  const currency = readCurrency(wanted);
  if (sheetOf(world, world.platform, currency).reserved < amount) {
    throw invalidRequest('No more can be set free than is reserved.', { param: 'amount' });
  }
  return move(world, currency, -amount);
}

// A reserve belongs to no object that could be asked for.
function move(world: World, currency: string, kept: number): BalanceTransaction {
  moveOnSheet(world, world.platform, currency, { reserved: kept });
  return book(world, world.platform, { type: 'reserve_transaction', amount: -kept, currency, source: null });
}
