import { publish } from '../events/publish.js';
import { settleWaitingRefunds } from '../refunds/refund-journey.js';
import type { World } from '../world.js';
import { moveOnSheet } from './balance-sheet.js';
import { presentBalance } from './present-balance.js';

/** The day has come: a pending movement turns available. */
export function fundsBecomeAvailable(world: World, transactionId: string): void {
  const { transactions } = world.tables;
  const transaction = transactions.get(transactionId);
  const account = transactions.ownerOf(transactionId);
  if (!transaction || !account || transaction.status === 'available') return;
  transactions.update(transactionId, { status: 'available' });
  const { currency, net } = transaction;
  moveOnSheet(world, account, currency, { pending: -net, available: net });
  if (net <= 0) return;
  publish(world, account, 'balance.available', presentBalance(world, account));
  settleWaitingRefunds(world, account, currency);
}
