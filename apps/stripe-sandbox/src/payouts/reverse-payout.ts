import { book } from '../balance/balance-transaction.js';
import { DAY, HOUR, schedule } from '../clock/job.js';
import { publish } from '../events/publish.js';
import { newId } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';
import type { Payout } from './payout.js';

/** Pulls paid money back from the bank: a payout of its own with a negative amount, on the same journey. */
export function reversePayout(world: World, account: string, payout: Payout, metadata: Record<string, string>): Payout {
  const id = newId('po');
  const { amount, currency } = payout;
  const booked = book(world, account, {
    ...{ type: 'payout', amount, currency, source: id },
    availableOn: nowSeconds(world) + (2 * DAY) / 1000,
    reportingCategory: 'payout_reversal',
  });
  const back = world.tables.payouts.insert(account, {
    ...payout,
    id,
    amount: -amount,
    automatic: false,
    balance_transaction: booked.id,
    arrival_date: nowSeconds(world) + (HOUR + DAY) / 1000,
    created: nowSeconds(world),
    metadata,
    original_payout: payout.id,
    reconciliation_status: 'not_applicable',
    status: 'pending',
    trace_id: { status: 'pending', value: null },
  });
  publish(world, account, 'payout.created', back);
  schedule(world, 'payout-leaves', id, HOUR);
  return back;
}
