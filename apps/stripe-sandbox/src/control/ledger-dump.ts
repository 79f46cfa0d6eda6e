import type { World } from '../world.js';

/** The books of the sandbox: balances and movements of every account. */
export function ledgerDump(world: World) {
  const { balances, charges, disputes, payouts, refunds, reversals, transactions, transfers } = world.tables;
  return {
    platform: world.platform,
    balances: balances.all(),
    transactions: transactions.dump().map(({ account, value }) => ({ account, ...value })),
    charges: charges.dump().map(({ account, value }) => ({ account, ...value })),
    refunds: refunds.dump().map(({ account, value }) => ({ account, ...value })),
    transfers: transfers.all(),
    reversals: reversals.all(),
    disputes: disputes.all(),
    payouts: payouts.dump().map(({ account, value }) => ({ account, ...value })),
  };
}
