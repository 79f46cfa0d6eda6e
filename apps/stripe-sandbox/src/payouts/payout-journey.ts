import { testBankOf } from '../accounts/bank-account.js';
import { refreshCapabilities } from '../accounts/capabilities.js';
import { book } from '../balance/balance-transaction.js';
import { DAY, schedule, unschedule } from '../clock/job.js';
import { publish, publishUpdated } from '../events/publish.js';
import { settingsOf } from '../settings.js';
import type { World } from '../world.js';
import type { Payout } from './payout.js';
import { changePlan } from './payout-plan.js';

/** The bank has been told. */
export function payoutLeaves(world: World, id: string): void {
  if (world.tables.payouts.must(id).status !== 'pending') return;
  publishUpdated(world, world.tables.payouts, id, 'payout.updated', { status: 'in_transit' });
  schedule(world, 'payout-arrives', id, DAY);
}

/** The bank answers: paid, or returned when its test number says so. */
export function payoutArrives(world: World, id: string): void {
  const payout = world.tables.payouts.must(id);
  if (payout.status !== 'in_transit') return;
  const bank = world.tables.bankAccounts.get(payout.destination);
  const pulledBack = payout.original_payout !== null;
  const failure = bank && !pulledBack && testBankOf(bank)?.failure;
  if (failure) {
    failPayout(world, payout, failure.code, failure.message);
    return;
  }
  const trace = { status: 'supported' as const, value: `SBX${id.slice(-12)}` };
  const paid = world.tables.payouts.update(id, { status: 'paid', trace_id: trace });
  publish(world, world.tables.payouts.ownerOf(id) ?? '', 'payout.paid', paid, { status: 'in_transit' });
  if (settingsOf(world).failPayoutsAfterPaid && !pulledBack) schedule(world, 'payout-bounces', id, DAY);
}

/** The bank returns money it had already reported as paid. */
export function payoutBounces(world: World, id: string): void {
  const payout = world.tables.payouts.must(id);
  if (payout.status === 'paid') failPayout(world, payout, 'could_not_process', 'The bank could not process this payout.');
}

/** Puts the money back, marks the bank account as unusable and stops the schedule. */
export function failPayout(world: World, payout: Payout, code: string, message: string): Payout {
  const account = world.tables.payouts.ownerOf(payout.id) ?? '';
  const { amount, currency, id } = payout;
  for (const kind of ['payout-leaves', 'payout-arrives', 'payout-bounces'] as const) unschedule(world, kind, id);
  const back = book(world, account, { type: 'payout_failure', amount, currency, source: id });
  const failed = world.tables.payouts.update(id, {
    status: 'failed',
    failure_balance_transaction: back.id,
    failure_code: code,
    failure_message: message,
  });
  publish(world, account, 'payout.failed', failed, { status: payout.status });
  if (world.tables.bankAccounts.get(payout.destination)) {
    publishUpdated(world, world.tables.bankAccounts, payout.destination, 'account.external_account.updated', {
      status: 'errored',
    });
  }
  changePlan(world, account, { stopped: true });
  refreshCapabilities(world, account);
  return failed;
}

/** Calls a payout back that has not left yet. */
export function cancelPayout(world: World, payout: Payout): Payout {
  const account = world.tables.payouts.ownerOf(payout.id) ?? '';
  const { amount, currency, id } = payout;
  unschedule(world, 'payout-leaves', id);
  const back = book(world, account, { type: 'payout_cancel', amount, currency, source: id });
  const patch = { status: 'canceled' as const, failure_balance_transaction: back.id };
  const canceled = world.tables.payouts.update(id, patch);
  publish(world, account, 'payout.canceled', canceled, { status: payout.status });
  return canceled;
}
