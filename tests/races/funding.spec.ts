import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { heldInBooks } from '../setup/bookkeeping.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { manyTimes, overEach, refusalsOf } from '../setup/meetings.js';
import { leaves, opensPage, partsOf, wishesOf } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';

jest.setTimeout(90_000);

let world: RunningApp;
let people: Pick<FundedContract, 'olga' | 'emil'>;
beforeAll(async () => {
  world = await startApp();
  people = { olga: await world.agentFor('olga'), emil: await world.agentFor('emil') };
});
afterAll(() => world.close());

const unpaid = () => givenAFundedContract(world, { state: 'planned', people });
const urlOf = (answer: object): string | null => ('url' in answer ? String(answer.url) : null);
const stateOf = async ({ milestoneId }: FundedContract) => (await partsOf(world, milestoneId))[0]?.state;
const chargesOf = ({ milestoneId }: FundedContract) =>
  world.sql<{ lies: string }>(`select money_lies as lies from payments where milestone_id = $1 and stripe_charge is not null`, [
    milestoneId,
  ]);

interface Opened {
  readonly contract: FundedContract;
  readonly url: string;
}
async function opened(): Promise<Opened> {
  const contract = await unpaid();
  return { contract, url: urlOf(await opensPage(contract.olga, contract.milestoneId)) ?? '' };
}

/** All charges are held, once, or all went back; the books say the same. */
async function expectOneOutcome(contracts: readonly FundedContract[]): Promise<void> {
  const held = await heldInBooks(world, contracts);
  for (const [turn, contract] of contracts.entries()) {
    const [stands, charges] = [await stateOf(contract), await chargesOf(contract)];
    expect(['funded', 'planned']).toContain(stands);
    if (stands === 'funded') expect(charges).toEqual([{ lies: 'held' }]);
    else expect(charges.every(({ lies }) => lies === 'returned')).toBe(true);
    expect(held[turn]).toBe(stands === 'funded' ? 10_000 : 0);
  }
}

describe('at the same moment', () => {
  it('five clicks on "fund" open one page', async () => {
    await manyTimes(async () => {
      const contract = await unpaid();
      const answers = await Promise.all(Array.from({ length: 5 }, () => opensPage(contract.olga, contract.milestoneId)));
      const pages = new Set(answers.map(urlOf).filter((url) => url !== null));
      // A click that comes while the first one still asks the provider may be told to try again, never given a second page.
      expect(pages.size).toBe(1);
      expect(refusalsOf(answers).filter((code) => code !== 'PAYMENT_PROVIDER_UNREACHABLE')).toEqual([]);
      expect((await wishesOf(world, contract.milestoneId)).filter(({ op }) => op === 'fund')).toHaveLength(1);
      await leaves(contract.olga, contract.milestoneId);
    });
    await world.worker.drain();
  });

  it('paying and leaving: the money is held or it goes back, in full', async () => {
    const pages = await manyTimes(opened);
    await Promise.all([
      world.worker.drain(),
      overEach(pages, ({ contract, url }) => Promise.all([paysThePage(url), leaves(contract.olga, contract.milestoneId)])),
    ]);
    await world.worker.drain();
    await expectOneOutcome(pages.map(({ contract }) => contract));
  });

  it('one page paid by two browsers is charged once', async () => {
    const pages = await manyTimes(opened);
    await overEach(pages, ({ url }) => Promise.all([paysThePage(url), paysThePage(url)]));
    await world.worker.drain();
    const contracts = pages.map(({ contract }) => contract);
    await expectOneOutcome(contracts);
    expect(new Set(await Promise.all(contracts.map(stateOf)))).toEqual(new Set(['funded']));
  });
});

describe('in the last second', () => {
  it('the clock and the bank agree on one outcome', async () => {
    const pages = await manyTimes(opened);
    await Promise.all([overEach(pages, ({ url }) => paysThePage(url)), world.clock.passes(minutes(15))]);
    await world.worker.drain();
    await expectOneOutcome(pages.map(({ contract }) => contract));
  });
});
