import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { books, leaves, opensPage, partsOf, wishesOf } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(90_000);

let world: RunningApp;
beforeAll(async () => {
  world = await startApp();
});
afterAll(() => world.close());

const meetings = Array.from({ length: 8 }, (_none, index) => index);
const unpaid = () => givenAFundedContract(world, { state: 'planned' });
const state = async ({ milestoneId }: FundedContract) => (await partsOf(world, milestoneId))[0]?.state;
const urlOf = (answer: object): string | null => ('url' in answer ? String(answer.url) : null);
const chargesOf = async ({ milestoneId }: FundedContract) =>
  world.sql<{ lies: string }>(`select money_lies as lies from payments where milestone_id = $1 and stripe_charge is not null`, [
    milestoneId,
  ]);

describe('at the same moment', () => {
  it('five clicks on "fund" open one page', async () => {
    for (const _ of meetings) {
      const contract = await unpaid();
      const answers = await Promise.all(Array.from({ length: 5 }, () => opensPage(contract.olga, contract.milestoneId)));
      const pages = new Set(answers.map(urlOf).filter((url) => url !== null));
      // A click that comes while the first one still asks the provider may be told to try again, never given a second page.
      expect(pages.size).toBe(1);
      expect(answers.map(codeOf).filter((code) => code !== null && code !== 'PAYMENT_PROVIDER_UNREACHABLE')).toEqual([]);
      expect((await wishesOf(world, contract.milestoneId)).filter(({ op }) => op === 'fund')).toHaveLength(1);
      await leaves(contract.olga, contract.milestoneId);
      await world.worker.drain();
    }
  });

  it('paying and leaving: the money is held or it goes back, in full', async () => {
    for (const _ of meetings) {
      const contract = await unpaid();
      const url = urlOf(await opensPage(contract.olga, contract.milestoneId)) ?? '';
      await Promise.all([paysThePage(url), leaves(contract.olga, contract.milestoneId), world.worker.drain()]);
      await world.worker.drain();
      const stands = await state(contract);
      const charges = await chargesOf(contract);
      expect(['funded', 'planned']).toContain(stands);
      if (stands === 'funded') expect(charges).toEqual([{ lies: 'held' }]);
      else expect(charges.every(({ lies }) => lies === 'returned')).toBe(true);
      expect((await books(world))[`escrow:${contract.milestoneId}`] ?? 0n).toBe(stands === 'funded' ? -10_000n : 0n);
    }
  });

  it('paying in the last second: the clock and the bank agree on one outcome', async () => {
    const contracts = await Promise.all(meetings.slice(0, 4).map(unpaid));
    const urls = await Promise.all(contracts.map(async ({ olga, milestoneId }) => urlOf(await opensPage(olga, milestoneId)) ?? ''));
    await Promise.all([...urls.map((url) => paysThePage(url)), world.clock.passes(minutes(15))]);
    await world.worker.drain();
    for (const contract of contracts) {
      const stands = await state(contract);
      const charges = await chargesOf(contract);
      expect(['funded', 'planned']).toContain(stands);
      expect(charges.every(({ lies }) => lies === (stands === 'funded' ? 'held' : 'returned'))).toBe(true);
    }
  });

  it('one page paid by two browsers is charged once', async () => {
    for (const _ of meetings.slice(0, 4)) {
      const contract = await unpaid();
      const url = urlOf(await opensPage(contract.olga, contract.milestoneId)) ?? '';
      await Promise.all([paysThePage(url), paysThePage(url)]);
      await world.worker.drain();
      expect(await chargesOf(contract)).toEqual([{ lies: 'held' }]);
      expect(await state(contract)).toBe('funded');
    }
  });
});
