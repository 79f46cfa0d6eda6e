import type { World } from '../world.js';
import { settingsOf } from '../settings.js';
import { sheetOf, sheetsOf, type BalanceSheet } from './balance-sheet.js';

/** The balance of an account as the API shows it, one line per currency. */
export function presentBalance(world: World, account: string) {
  const sheets = sheetsOf(world, account);
  const shown = sheets.length > 0 ? sheets : [sheetOf(world, account, settingsOf(world).platformCurrency)];
  const line = (sheet: BalanceSheet, part: 'available' | 'pending' | 'reserved') => ({
    amount: sheet[part],
    currency: sheet.currency,
    source_types: { card: sheet[part] },
  });
  return {
    object: 'balance' as const,
    available: shown.map((sheet) => line(sheet, 'available')),
    livemode: false,
    pending: shown.map((sheet) => line(sheet, 'pending')),
    ...(account === world.platform && {
      connect_reserved: shown.map((sheet) => line(sheet, 'reserved')),
    }),
  };
}
