import { book } from '../balance/balance-transaction.js';
import { asBooked } from '../payments/charge.js';
import { settleWaitingRefunds } from '../refunds/refund-journey.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';
import type { Dispute } from './dispute.js';

/** Takes the disputed amount and the fee from the balance, which may go below zero by it. */
export function withdrawFunds(world: World, dispute: Dispute): Dispute {
  const account = world.tables.disputes.ownerOf(dispute.id) ?? world.platform;
  const { amount, ...rest } = asBooked(world, world.tables.charges.must(dispute.charge), dispute.amount);
  const taken = book(world, account, {
    ...rest,
    type: 'adjustment',
    amount: -amount,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    fee: settingsOf(world).disputeFee,
    feeReason: 'Dispute fee',
    reportingCategory: 'dispute',
    source: dispute.id,
  });
  return world.tables.disputes.update(dispute.id, {
    balance_transactions: [...dispute.balance_transactions, taken],
  });
}

/** Gives the disputed amount back, and the fee if the settings say so. */
export function reinstateFunds(world: World, dispute: Dispute): Dispute {
  const account = world.tables.disputes.ownerOf(dispute.id) ?? world.platform;
  const { disputeFee, disputeFeeComesBackOnWin } = settingsOf(world);
  const settled = asBooked(world, world.tables.charges.must(dispute.charge), dispute.amount);
  const given = book(world, account, {
    ...settled,
    type: 'adjustment',
    description: `Chargeback reversal for ${dispute.charge}`,
    fee: disputeFeeComesBackOnWin ? -disputeFee : 0,
    feeReason: 'Dispute fee refund',
    reportingCategory: 'dispute_reversal',
    source: dispute.id,
  });
  const updated = world.tables.disputes.update(dispute.id, {
    balance_transactions: [...dispute.balance_transactions, given],
  });
  settleWaitingRefunds(world, account, settled.currency);
  return updated;
}
