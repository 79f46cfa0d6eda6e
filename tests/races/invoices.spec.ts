import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ledger, releaseDecided } from '../../libs/ledger/src/index.js';
import { IssueInvoices } from '../../libs/marketplace/src/statements/issue-invoices.js';
import { Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { givenAFundedContract } from '../setup/given-a-funded-contract.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());

/** A contract whose fees are earned in the books, before anybody told the invoices. */
async function earned(): Promise<string> {
  const { contractId, milestoneId, emil } = await givenAFundedContract(world);
  await world.app.get(Work).transaction(async (tx) => {
    const scope = { currency: 'USD', contractId, milestoneId } as const;
    const parts = { intentId: randomUUID(), fundedMilestoneId: milestoneId, expertId: emil.id };
    await world.app
      .get(Ledger)
      .post(tx, releaseDecided(scope, { ...parts, grossMinor: 10_000n, expertFeeMinor: 800n, ownerFeeMinor: 400n }));
  });
  return contractId;
}

const issue = (contractId: string, butThen: () => void = () => undefined) =>
  world.app.get(Work).transaction(async (tx) => {
    await world.app.get(IssueInvoices).ofContract(tx, contractId);
    butThen();
  });

describe('invoices of many contracts at once', () => {
  it('are one per fee, numbered without a gap, also when every third attempt fails after it took its numbers', async () => {
    const contracts: string[] = [];
    for (let n = 0; n < 9; n += 1) contracts.push(await earned());
    const failing = () => {
      throw new Error('The disk is full.');
    };
    const attempts = contracts.flatMap((id, n) => [issue(id, n % 3 === 0 ? failing : undefined), issue(id), issue(id)]);
    const ends = await Promise.allSettled(attempts);
    // The one that failed for three contracts may also have found nothing left to do before it failed: it fails all the same.
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    const rows = await world.sql<{ n: number; contract: string; fee: string; total: string }>(
      `select n, contract_id as contract, fee, total_minor::text as total from invoices order by n`,
    );
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    for (const id of contracts) {
      const own = rows.filter(({ contract }) => contract === id).map(({ fee, total }) => [fee, total]);
      expect(own).toEqual([
        ['owner_fee', '400'],
        ['expert_fee', '800'],
      ]);
    }
  });
});
