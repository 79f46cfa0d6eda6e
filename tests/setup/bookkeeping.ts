import { expect } from '@jest/globals';
import type { RunningApp } from './app.js';
import type { FundedContract } from './given-a-funded-contract.js';
import { books, milestoneSeenBy, partsOf, sums } from './money.js';

/** What an act changed in the books, for the accounts of this contract and the shared ones; debit positive. */
export async function booksAfter(
  world: RunningApp,
  contract: FundedContract,
  act: () => Promise<unknown>,
): Promise<Record<string, number>> {
  const before = await books(world);
  await act();
  const after = await books(world);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names]
    .map((name) => [nameOf(name, contract), Number((after[name] ?? 0n) - (before[name] ?? 0n))] as const)
    .filter(([name, amount]) => amount !== 0 && !isMemo(name));
  return Object.fromEntries(changed);
}

/** The money of the milestone in the books is where the screen says it is, and all accounts sum to nothing. */
export async function booksAgree(world: RunningApp, { milestoneId, olga }: FundedContract): Promise<void> {
  const all = await books(world);
  const rows = await partsOf(world, milestoneId);
  const parts = await Promise.all(rows.map(async ({ id }) => sums(await milestoneSeenBy(olga, id))));
  for (const part of parts) expect(part.adds).toBe(part.funded);
  expect(BigInt(parts.reduce((sum, part) => sum + part.held, 0))).toBe(-(all[`escrow:${milestoneId}`] ?? 0n));
  sumToNothing(all);
}

/** What the books still hold for each of these contracts' milestones, in minor units; all accounts together must sum to nothing. */
export async function heldInBooks(world: RunningApp, contracts: readonly FundedContract[]): Promise<number[]> {
  const all = await books(world);
  sumToNothing(all);
  return contracts.map(({ milestoneId }) => Number(-(all[`escrow:${milestoneId}`] ?? 0n)));
}

function sumToNothing(all: Readonly<Record<string, bigint>>): void {
  const own = Object.entries(all).filter(([name]) => !isMemo(name));
  expect(own.reduce((sum, [, amount]) => sum + amount, 0n)).toBe(0n);
}

const nameOf = (account: string, { milestoneId, emil }: FundedContract): string =>
  account
    .replace(milestoneId, 'M')
    .replace(emil.id, 'Emil')
    .replace(/^refund_payable:.*/, 'refund_payable');

/** The memo book mirrors what experts have at the provider, and balances by itself. */
const isMemo = (account: string): boolean => account.startsWith('conn');
