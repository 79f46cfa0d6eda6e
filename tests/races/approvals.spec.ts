import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { heldInBooks } from '../setup/bookkeeping.js';
import { approves, asksForChanges, delivers, newestOf } from '../setup/deliveries.js';
import { opens } from '../setup/disputes.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { inTurn, manyTimes, overEach, refusalsOf } from '../setup/meetings.js';

let world: RunningApp;
let people: Pick<FundedContract, 'olga' | 'emil'>;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  people = { olga: await world.agentFor('olga'), emil: await world.agentFor('emil') };
});
afterAll(() => world.close());

interface Delivered {
  readonly contract: FundedContract;
  readonly deliveryId: string;
}
const funded = () => givenAFundedContract(world, { people });
async function delivered(): Promise<Delivered> {
  const contract = await funded();
  return { contract, deliveryId: newestOf(await delivers(contract)) };
}
const count = async (sql: string, id: string) =>
  Number((await world.sql<{ count: string }>(`select count(*) from ${sql}`, [id]))[0]?.count);
const approvalsOf = ({ milestoneId }: FundedContract) => count('approvals where milestone_id = $1', milestoneId);
const stateOf = async ({ milestoneId }: FundedContract) =>
  (await world.sql<{ state: string }>(`select state from milestones where id = $1`, [milestoneId]))[0]?.state;

/** Approving, disputing and asking move no money: all of it is still held. */
async function expectAllHeld(contracts: readonly FundedContract[]): Promise<void> {
  expect(await heldInBooks(world, contracts)).toEqual(contracts.map(() => 10_000));
}

describe('at the same moment', () => {
  it('two approvals make one', async () => {
    const contracts = await manyTimes(async () => {
      const { contract, deliveryId } = await delivered();
      const answers = await Promise.all([
        approves(contract, { deliveryId }),
        approves(contract, { deliveryId }),
        approves(contract, { deliveryId }),
      ]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW', 'NOT_POSSIBLE_NOW']);
      expect(await approvalsOf(contract)).toBe(1);
      return contract;
    });
    await expectAllHeld(contracts);
  });

  it('two approvals of a part divide once', async () => {
    const contracts = await manyTimes(async (turn) => {
      const { contract, deliveryId } = await delivered();
      const answers = await inTurn(turn, [
        () => approves(contract, { deliveryId, minor: '4000' }),
        () => approves(contract, { deliveryId, minor: '7000' }),
      ]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      const parts = await world.sql<{ state: string; amount: string }>(
        `select state, amount_minor::text as amount from milestones where root_id = $1 and state <> 'divided' order by state`,
        [contract.milestoneId],
      );
      expect(parts.map(({ state }) => state)).toEqual(['approved', 'funded']);
      expect(parts.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(10_000);
      return contract;
    });
    await expectAllHeld(contracts);
  });

  it('an approval and a dispute: the first wins, the other learns the state', async () => {
    const contracts = await manyTimes(async (turn) => {
      const { contract, deliveryId } = await delivered();
      const answers = await inTurn<object>(turn, [() => approves(contract, { deliveryId }), () => opens(contract, contract.emil)]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      const disputes = await count('disputes where milestone_id = $1', contract.milestoneId);
      expect([await approvalsOf(contract), disputes].sort()).toEqual([0, 1]);
      expect(await stateOf(contract)).toBe(disputes === 1 ? 'disputed' : 'approved');
      return contract;
    });
    await expectAllHeld(contracts);
  });

  it('an approval and a request for changes: one of them', async () => {
    const contracts = await manyTimes(async (turn) => {
      const { contract, deliveryId } = await delivered();
      const answers = await inTurn(turn, [() => approves(contract, { deliveryId }), () => asksForChanges(contract, deliveryId)]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await stateOf(contract)).toBe((await approvalsOf(contract)) === 1 ? 'approved' : 'changes_requested');
      return contract;
    });
    await expectAllHeld(contracts);
  });

  it('the same delivery sent twice arrives once', async () => {
    await manyTimes(async () => {
      const contract = await funded();
      expect(refusalsOf(await Promise.all([delivers(contract), delivers(contract)]))).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await count('deliveries where milestone_id = $1', contract.milestoneId)).toBe(1);
    });
  });
});

describe('as the review ends', () => {
  const ends = () => world.clock.passes(days(7) + hours(1));

  it('an approval by hand and the silence: one approval, one clearing', async () => {
    const all = await manyTimes(delivered);
    const [, answers] = await Promise.all([ends(), overEach(all, ({ contract, deliveryId }) => approves(contract, { deliveryId }))]);
    await world.worker.drain();
    for (const [turn, { contract }] of all.entries()) {
      expect(await approvalsOf(contract)).toBe(1);
      expect(await stateOf(contract)).toBe('approved');
      const [milestone] = await world.sql<{ silent: boolean }>(`select auto_approved as silent from milestones where id = $1`, [
        contract.milestoneId,
      ]);
      expect(refusalsOf([answers[turn] ?? {}])).toEqual(milestone?.silent ? ['NOT_POSSIBLE_NOW'] : []);
      expect(await count(`deadlines where subject_id = $1 and kind = 'CLEAR'`, contract.milestoneId)).toBe(1);
    }
    await expectAllHeld(all.map(({ contract }) => contract));
  });

  it('a request for changes and the silence: one of them', async () => {
    const all = await manyTimes(delivered);
    const [, answers] = await Promise.all([ends(), overEach(all, ({ contract, deliveryId }) => asksForChanges(contract, deliveryId))]);
    await world.worker.drain();
    for (const [turn, { contract }] of all.entries()) {
      const refused = refusalsOf([answers[turn] ?? {}]);
      expect(await stateOf(contract)).toBe(refused.length === 1 ? 'approved' : 'changes_requested');
      expect(await approvalsOf(contract)).toBe(refused.length);
    }
    await expectAllHeld(all.map(({ contract }) => contract));
  });
});
