import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, asksForChanges, delivers, newestOf } from '../setup/deliveries.js';
import { opens } from '../setup/disputes.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { codeOf } from '../setup/visitor.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
});
afterAll(() => world.close());

/** Enough meetings that every order of the two comes up. */
const meetings = Array.from({ length: 12 }, (_none, index) => index);

async function submitted(): Promise<{ contract: FundedContract; deliveryId: string }> {
  const contract = await givenAFundedContract(world);
  return { contract, deliveryId: newestOf(await delivers(contract)) };
}
const count = async (sql: string, id: string) =>
  Number((await world.sql<{ count: string }>(`select count(*) from ${sql}`, [id]))[0]?.count);
const codes = (answers: readonly object[]) => answers.map(codeOf).filter((code) => code !== null);

describe('at the same moment', () => {
  it('two approvals make one', async () => {
    for (const _ of meetings) {
      const { contract, deliveryId } = await submitted();
      const answers = await Promise.all([
        approves(contract, { deliveryId }),
        approves(contract, { deliveryId }),
        approves(contract, { deliveryId }),
      ]);
      expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW', 'NOT_POSSIBLE_NOW']);
      expect(await count('approvals where milestone_id = $1', contract.milestoneId)).toBe(1);
    }
  });

  it('two approvals of a part divide once', async () => {
    for (const _ of meetings) {
      const { contract, deliveryId } = await submitted();
      const answers = await Promise.all([
        approves(contract, { deliveryId, minor: '4000' }),
        approves(contract, { deliveryId, minor: '7000' }),
      ]);
      expect(codes(answers)).toHaveLength(1);
      const [sum] = await world.sql<{ sum: string }>(
        `select sum(amount_minor)::text as sum from milestones where root_id = $1 and state <> 'divided'`,
        [contract.milestoneId],
      );
      expect(sum?.sum).toBe('10000');
    }
  });

  it('an approval and a dispute: the first wins, the other learns the state', async () => {
    for (const turn of meetings) {
      const { contract, deliveryId } = await submitted();
      const acts = [() => approves(contract, { deliveryId }), () => opens(contract, contract.emil)];
      const answers = await Promise.all((turn % 2 ? acts.reverse() : acts).map((act) => act()));
      expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      const approvals = await count('approvals where milestone_id = $1', contract.milestoneId);
      const disputes = await count('disputes where milestone_id = $1', contract.milestoneId);
      expect(approvals + disputes).toBe(1);
    }
  });

  it('an approval and a request for changes: one of them', async () => {
    for (const _ of meetings) {
      const { contract, deliveryId } = await submitted();
      const answers = await Promise.all([approves(contract, { deliveryId }), asksForChanges(contract, deliveryId)]);
      expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
    }
  });

  it('the end of the review and an approval by hand: one approval, one clearing', async () => {
    for (const _ of meetings.slice(0, 6)) {
      const { contract, deliveryId } = await submitted();
      await Promise.all([world.clock.passes(days(7) + hours(1)), approves(contract, { deliveryId })]);
      await world.worker.drain();
      expect(await count('approvals where milestone_id = $1', contract.milestoneId)).toBe(1);
      const [milestone] = await world.sql<{ state: string }>(`select state from milestones where id = $1`, [contract.milestoneId]);
      expect(milestone?.state).toBe('approved');
    }
  });

  it('the same delivery sent twice arrives once', async () => {
    for (const _ of meetings) {
      const contract = await givenAFundedContract(world);
      expect(codes(await Promise.all([delivers(contract), delivers(contract)]))).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await count('deliveries where milestone_id = $1', contract.milestoneId)).toBe(1);
    }
  });
});
