import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { delivers } from '../setup/deliveries.js';
import { opens } from '../setup/disputes.js';
import { givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { asksBack, books, cancelsLate, givesBack, partsOf, takesRequestBack, wishesOf } from '../setup/money.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(60_000);

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());

const meetings = Array.from({ length: 10 }, (_none, index) => index);
const codes = (answers: readonly object[]) => answers.map(codeOf).filter((code) => code !== null);
const inTurn = <T>(turn: number, acts: (() => Promise<T>)[]) => Promise.all((turn % 2 ? [...acts].reverse() : acts).map((act) => act()));
const refundsOf = async (rootId: string) => {
  const all = await Promise.all((await partsOf(world, rootId)).map(({ id }) => wishesOf(world, id)));
  return all.flat().filter(({ op }) => op === 'refund');
};
const escrowOf = async (rootId: string) => (await books(world))[`escrow:${rootId}`] ?? 0n;

describe('at the same moment', () => {
  it('three clicks on "give all back" return it once', async () => {
    for (const _ of meetings) {
      const { emil, milestoneId } = await givenAFundedContract(world);
      const answers = await Promise.all([
        givesBack(emil, milestoneId, 10_000),
        givesBack(emil, milestoneId, 10_000),
        givesBack(emil, milestoneId, 10_000),
      ]);
      expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW', 'NOT_POSSIBLE_NOW']);
      expect(await refundsOf(milestoneId)).toMatchObject([{ amount: '10400' }]);
      expect(await escrowOf(milestoneId)).toBe(0n);
    }
  });

  it('two parts given back at once: the second finds the row divided, and nothing is given twice', async () => {
    for (const _ of meetings) {
      const { emil, milestoneId } = await givenAFundedContract(world);
      const answers = await Promise.all([givesBack(emil, milestoneId, 4_000), givesBack(emil, milestoneId, 7_000)]);
      expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      const parts = await partsOf(world, milestoneId);
      expect(parts.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(10_000);
      expect(await refundsOf(milestoneId)).toHaveLength(1);
    }
  });

  it('a delivery and a refund given: one of them', async () => {
    for (const turn of meetings) {
      const contract = await givenAFundedContract(world);
      const answers = await inTurn<object>(turn, [() => delivers(contract), () => givesBack(contract.emil, contract.milestoneId, 10_000)]);
      // A refund may follow a delivery, never the other way round.
      expect(codes(answers).every((code) => code === 'NOT_POSSIBLE_NOW')).toBe(true);
      expect(await refundsOf(contract.milestoneId)).toHaveLength(1);
      expect(await partsOf(world, contract.milestoneId)).toMatchObject([{ state: 'refunding' }]);
    }
  });

  it('a request for a refund and a dispute, then its withdrawal and an answer: one each', async () => {
    for (const turn of meetings) {
      const contract = await givenAFundedContract(world);
      const { olga, emil, milestoneId } = contract;
      await asksBack(olga, milestoneId);
      const answers = await inTurn<object>(turn, [
        () => takesRequestBack(olga, milestoneId),
        () => givesBack(emil, milestoneId, 10_000),
        () => opens(contract, emil),
      ]);
      expect(codes(answers).length).toBeGreaterThanOrEqual(1);
      const [row] = await partsOf(world, milestoneId);
      expect((await refundsOf(milestoneId)).length).toBe(row?.state === 'refunding' ? 1 : 0);
      expect(await escrowOf(milestoneId)).toBe(row?.state === 'refunding' ? 0n : -10_000n);
    }
  });
});

describe('the clock against people', () => {
  it('silence and a withdrawal: either the money goes back or the work goes on', async () => {
    const waiting = await Promise.all(meetings.map(() => givenAFundedContract(world)));
    for (const { olga, milestoneId } of waiting) await asksBack(olga, milestoneId);
    await Promise.all([
      world.clock.passes(days(7) + hours(1)),
      ...waiting.map(({ olga, milestoneId }) => takesRequestBack(olga, milestoneId)),
    ]);
    await world.worker.drain();
    for (const { milestoneId } of waiting) {
      const [row] = await partsOf(world, milestoneId);
      expect(['funded', 'refunding']).toContain(row?.state);
      expect((await refundsOf(milestoneId)).length).toBe(row?.state === 'refunding' ? 1 : 0);
      const [open] = await world.sql<{ count: string }>(
        `select count(*) from refund_requests where milestone_id = $1 and ended_at is null`,
        [milestoneId],
      );
      expect(open?.count).toBe('0');
    }
  });

  it('a late cancel and a late delivery: one of them', async () => {
    const waiting = await Promise.all(meetings.slice(0, 6).map(() => givenAFundedContract(world)));
    await world.clock.passes(days(11) + hours(1));
    for (const [turn, contract] of waiting.entries()) {
      const answers = await inTurn<object>(turn, [() => cancelsLate(contract.olga, contract.milestoneId), () => delivers(contract)]);
      expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      const [row] = await partsOf(world, contract.milestoneId);
      expect((await refundsOf(contract.milestoneId)).length).toBe(row?.state === 'refunding' ? 1 : 0);
    }
  });
});
