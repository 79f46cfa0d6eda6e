import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, asksForChanges, delivers, newestOf } from '../setup/deliveries.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { worked } from '../setup/given-a-task.js';
import { milestoneSeenBy } from '../setup/money.js';
import type { Member } from '../setup/people.js';

let world: RunningApp;
let ada: Member;
let contract: FundedContract;
let deliveryId: string;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  ada = await world.agentFor('ada');
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(false);
});
afterAll(() => world.close());

/** Two weeks went by without one notice that reached Olga: the review fell to staff. */
beforeEach(async () => {
  contract = await givenAFundedContract(world);
  deliveryId = newestOf(await delivers(contract));
  for (let week = 1; week <= 2; week += 1) await world.clock.passes(days(7) + hours(1));
});

interface Fallen {
  readonly id: string;
  readonly contractId: string;
  readonly amount: { readonly minor: string };
  readonly dueAt: string | null;
}
const desk = async (by: Member = ada) =>
  (
    await by.asks<{ reviewDesk: { nodes: Fallen[] } }>(
      '{ reviewDesk(first: 50) { nodes { id n contractId title amount { minor currency } submittedAt fellAt dueAt } } }',
    )
  ).reviewDesk.nodes;
const waiting = async () => (await desk()).find(({ id }) => id === deliveryId);
const queue = async () => {
  const { adminQueues } = await ada.asks<{ adminQueues: { key: string; count: number; dueAt: string | null; path: string }[] }>(
    '{ adminQueues { key count dueAt path } }',
  );
  return adminQueues.find(({ key }) => key === 'reviews');
};

describe('a review that fell to staff', () => {
  it('stands on the desk and in the queue with the same date', async () => {
    const shown = await waiting();
    expect(shown).toMatchObject({ contractId: contract.contractId, amount: { minor: '10000' } });
    const [oldest, all] = [(await desk())[0], await desk()];
    expect(await queue()).toEqual({ key: 'reviews', count: all.length, dueAt: oldest?.dueAt, path: '/admin/reviews' });
    expect((await contractSeenBy(contract.olga, contract.contractId))?.timeline.nodes[0]).toMatchObject({ kind: 'review_fell_to_admin' });
  });

  it('is decided by Ada: the work is accepted in the name of staff, and the desk is clear', async () => {
    const before = (await queue())?.count ?? 0;
    expect((await milestoneSeenBy(ada, contract.milestoneId)).possibleActions).toEqual(['approve', 'requestChanges']);
    expect(await approves(contract, { deliveryId, by: ada })).toMatchObject({ state: 'approved', autoApproved: false });
    expect(await waiting()).toBeUndefined();
    expect((await queue())?.count).toBe(before - 1);
    expect((await contractSeenBy(contract.emil, contract.contractId))?.timeline.nodes[0]).toMatchObject({
      kind: 'delivery_approved',
      actorRole: 'admin',
    });
    const audit = await world.sql(`select from audit_log where action = 'delivery.approved' and subject_id = $1`, [contract.milestoneId]);
    expect(audit).toHaveLength(1);
  });

  it('is sent back by Ada: the next delivery is Olga’s again', async () => {
    expect(await asksForChanges(contract, deliveryId, { by: ada })).toMatchObject({ state: 'changes_requested' });
    expect(await waiting()).toBeUndefined();
    const next = newestOf(await delivers(contract));
    expect((await desk()).map(({ id }) => id)).not.toContain(next);
    expect((await milestoneSeenBy(ada, contract.milestoneId)).possibleActions).toEqual([]);
    expect(await approves(contract, { deliveryId: next, by: ada })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('can still be decided by Olga, once she is back', async () => {
    await worked(approves(contract, { deliveryId }));
    expect(await waiting()).toBeUndefined();
    expect(await approves(contract, { deliveryId, by: ada })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('is on no desk of anybody else', async () => {
    await expect(desk(contract.olga)).rejects.toThrow('Your account cannot do this.');
    await expect(desk(contract.emil)).rejects.toThrow('Your account cannot do this.');
  });
});
