import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { days, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { heldInBooks } from '../setup/bookkeeping.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { worked } from '../setup/given-a-task.js';
import { inTurn, manyTimes, overEach, refusalsOf } from '../setup/meetings.js';
import { leaves, opensPage, partsOf, wishesOf } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import { paysWithCard, removesCard, savable, savesACard } from '../setup/saved-cards.js';

jest.setTimeout(120_000);

let world: RunningApp;
let people: Pick<FundedContract, 'olga' | 'emil'>;
let card: string;
beforeAll(async () => {
  world = await startApp();
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  people = { olga: await world.agentFor('olga'), emil: await world.agentFor('emil') };
  card = await savesACard(world, people.olga);
});
afterAll(() => world.close());

const unpaid = () => givenAFundedContract(world, { state: 'planned', people });
const pays = ({ olga, milestoneId }: FundedContract, cardId = card) => paysWithCard(olga, milestoneId, cardId);
const stateOf = async ({ milestoneId }: FundedContract) => (await partsOf(world, milestoneId))[0]?.state;
const chargesOf = ({ milestoneId }: FundedContract) =>
  world.sql<{ lies: string }>(
    `select money_lies as lies from payments where milestone_id = $1 and stripe_charge is not null order by money_lies`,
    [milestoneId],
  );

/** One payment is held where the milestone is funded, none where it is planned; every other one went back. The books say the same. */
async function expectOneOutcome(contracts: readonly FundedContract[]): Promise<void> {
  const held = await heldInBooks(world, contracts);
  for (const [turn, contract] of contracts.entries()) {
    const [stands, charges] = [await stateOf(contract), await chargesOf(contract)];
    expect(['funded', 'planned']).toContain(stands);
    expect(charges.filter(({ lies }) => lies === 'held')).toHaveLength(stands === 'funded' ? 1 : 0);
    expect(charges.every(({ lies }) => lies === 'held' || lies === 'returned')).toBe(true);
    expect(held[turn]).toBe(stands === 'funded' ? 10_000 : 0);
  }
}

describe('at the same moment', () => {
  it('five clicks on a saved card charge it once', async () => {
    const contracts = await manyTimes(async () => {
      const contract = await unpaid();
      const answers = await Promise.all(Array.from({ length: 5 }, () => pays(contract)));
      // A click that comes when the first one has paid finds nothing left to pay.
      expect(refusalsOf(answers).filter((code) => code !== 'NOT_POSSIBLE_NOW')).toEqual([]);
      expect((await wishesOf(world, contract.milestoneId)).filter(({ op }) => op === 'fund.saved')).toHaveLength(1);
      return contract;
    });
    await world.worker.drain();
    await expectOneOutcome(contracts);
    for (const contract of contracts) expect(await chargesOf(contract)).toEqual([{ lies: 'held' }]);
  });

  it('a saved card and the payment page: one of them is the way, and it is paid once', async () => {
    const contracts = await manyTimes(async (turn) => {
      const contract = await unpaid();
      const [byCard, page] = await inTurn<object>(turn, [() => pays(contract), () => opensPage(contract.olga, contract.milestoneId)]);
      if (page && 'url' in page) await paysThePage(String(page.url));
      expect(refusalsOf([byCard ?? {}, page ?? {}])).toEqual(['NOT_POSSIBLE_NOW']);
      return contract;
    });
    await world.worker.drain();
    await expectOneOutcome(contracts);
    for (const contract of contracts) expect(await chargesOf(contract)).toEqual([{ lies: 'held' }]);
  });

  it('paying with a card and stopping: the money is held or it goes back, in full', async () => {
    const contracts = await manyTimes(async (turn) => {
      const contract = await unpaid();
      await inTurn<object>(turn, [() => pays(contract), () => leaves(contract.olga, contract.milestoneId)]);
      return contract;
    });
    await world.worker.drain();
    await expectOneOutcome(contracts);
  });

  it('paying with a card and removing it: it is charged, or she is asked back and nothing is', async () => {
    const contracts: FundedContract[] = [];
    for (const turn of [0, 1, 2, 3, 4, 5]) {
      const contract = await unpaid();
      const own = await savesACard(world, people.olga);
      await inTurn<object>(turn, [() => pays(contract, own), () => removesCard(people.olga, own)]);
      await world.worker.drain();
      if ((await stateOf(contract)) === 'funding') await worked(leaves(people.olga, contract.milestoneId));
      contracts.push(contract);
    }
    await world.worker.drain();
    await expectOneOutcome(contracts);
  });
});

describe('when the next try falls due', () => {
  it('another card, the page or a stop at that moment: one outcome, and never two payments held', async () => {
    const declines = await savesACard(world, people.olga, savable.declinesLater);
    const contracts = await manyTimes(unpaid);
    await world.sql(`update contracts set state = 'active' where id = any($1)`, [contracts.map(({ contractId }) => contractId)]);
    await overEach(contracts, (contract) => pays(contract, declines));
    await world.worker.drain();
    const ways = [
      (contract: FundedContract) => pays(contract),
      (contract: FundedContract) => leaves(contract.olga, contract.milestoneId),
      (contract: FundedContract) => opensPage(contract.olga, contract.milestoneId),
    ];
    const [, answers] = await Promise.all([
      world.clock.passes(days(1) + minutes(1)),
      overEach(contracts, (contract, turn) => ways[turn % ways.length]?.(contract) ?? Promise.resolve({})),
    ]);
    for (const answer of answers) if ('url' in answer) await paysThePage(String(answer.url));
    await world.worker.drain();
    await world.clock.passes(days(6));
    await expectOneOutcome(contracts);
  });
});
