import type { World } from '../world.js';
import { embeddedList } from '../protocol/list.js';
import type { TransferReversal } from './transfer-reversal.js';

/** Money given from the platform's balance to a connected account's. */
export interface Transfer {
  id: string;
  object: 'transfer';
  amount: number;
  amount_reversed: number;
  balance_transaction: string | null;
  created: number;
  currency: string;
  description: string | null;
  destination: string;
  destination_payment: string;
  livemode: false;
  metadata: Record<string, string>;
  reversals: ReturnType<typeof embeddedList<TransferReversal>>;
  reversed: boolean;
  source_transaction: string | null;
  source_type: 'card';
  transfer_group: string | null;
}

/** The reversals of a transfer, newest first. */
export function reversalsOf(world: World, transfer: string): TransferReversal[] {
  return world.tables.reversals
    .all()
    .filter((reversal) => reversal.transfer === transfer)
    .reverse();
}

/** The list of reversals a transfer carries with it. */
export function reversalList(world: World, transfer: string) {
  return embeddedList(reversalsOf(world, transfer), `/v1/transfers/${transfer}/reversals`);
}
