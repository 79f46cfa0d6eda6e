import { schedule, DAY } from '../clock/job.js';
import { publish } from '../events/publish.js';
import { newId } from '../protocol/ids.js';
import { settleWaitingRefunds } from '../refunds/refund-journey.js';
import { nowSeconds, type World } from '../world.js';
import { book } from './balance-transaction.js';

/** Money the platform brings in from its own bank. */
export interface Topup {
  id: string;
  object: 'topup';
  amount: number;
  balance_transaction: string | null;
  created: number;
  currency: string;
  description: string | null;
  expected_availability_date: number | null;
  failure_code: null;
  failure_message: null;
  initiated_by: 'user';
  livemode: false;
  metadata: Record<string, string>;
  source: null;
  statement_descriptor: string | null;
  status: 'canceled' | 'pending' | 'succeeded';
  transfer_group: string | null;
}

/** What a new top-up may say about itself. */
export type TopupWish = Pick<Topup, 'amount' | 'currency'> &
  Partial<Pick<Topup, 'description' | 'metadata' | 'statement_descriptor' | 'transfer_group'>>;

/** Starts a top-up; the money arrives a day later. */
export function createTopup(world: World, wish: TopupWish): Topup {
  const topup = world.tables.topups.insert(world.platform, {
    id: newId('tu'),
    object: 'topup',
    balance_transaction: null,
    created: nowSeconds(world),
    description: null,
    expected_availability_date: nowSeconds(world) + DAY / 1000,
    failure_code: null,
    failure_message: null,
    initiated_by: 'user',
    livemode: false,
    metadata: {},
    source: null,
    statement_descriptor: null,
    status: 'pending',
    transfer_group: null,
    ...wish,
  });
  schedule(world, 'topup-arrives', topup.id, DAY);
  publish(world, world.platform, 'topup.created', topup);
  return topup;
}

/** The bank has sent the money. */
export function topupArrives(world: World, id: string): void {
  const topup = world.tables.topups.must(id);
  if (topup.status !== 'pending') return;
  const { amount, currency, description } = topup;
  const booked = book(world, world.platform, { type: 'topup', amount, currency, source: id, description });
  const arrived = world.tables.topups.update(id, { status: 'succeeded', balance_transaction: booked.id });
  publish(world, world.platform, 'topup.succeeded', arrived);
  settleWaitingRefunds(world, world.platform, currency);
}
