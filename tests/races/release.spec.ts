import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Escrow } from '../../libs/marketplace/src/funding/escrow.js';
import { lockMilestone } from '../../libs/marketplace/src/hiring/contract-locks.js';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, minutes, NotPossibleNow, Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { books, canReceive, givesBack, partnerSays, partsOf, wishesOf } from '../setup/money.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(60_000);

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
});
afterAll(() => world.close());
beforeEach(async () => void (await canReceive(world, await world.agentFor('emil'))));

const meetings = Array.from({ length: 10 }, (_none, index) => index);
const releasesOf = async (id: string) => (await wishesOf(world, id)).filter(({ op }) => op === 'release');
const state = async (id: string) => (await partsOf(world, id))[0]?.state;

async function approved(): Promise<FundedContract> {
  const contract = await givenAFundedContract(world);
  await approves(contract, { deliveryId: newestOf(await delivers(contract)) });
  return contract;
}

/** The clearing's end, as the clock's keeper does it; several workers may come at once. */
const clears = (id: string) =>
  world.app.get(Work).transaction(async (tx) => {
    const { contract, milestone } = await lockMilestone(tx, id);
    await world.app.get(Escrow).release(tx, contract, milestone, 'release', 'clock');
  });

describe('at the same moment', () => {
  it('three workers release once', async () => {
    for (const _ of meetings) {
      const { milestoneId } = await approved();
      const ends = await Promise.allSettled([clears(milestoneId), clears(milestoneId), clears(milestoneId)]);
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(NotPossibleNow);
      expect(await releasesOf(milestoneId)).toMatchObject([{ amount: '9200' }]);
      expect((await books(world))[`escrow:${milestoneId}`] ?? 0n).toBe(0n);
    }
  });

  it('two approvals and the end of the clearing lead to one release', async () => {
    for (const _ of meetings) {
      const contract = await givenAFundedContract(world);
      const deliveryId = newestOf(await delivers(contract));
      await Promise.all([approves(contract, { deliveryId }), approves(contract, { deliveryId })]);
      await Promise.all([world.clock.passes(days(5) + minutes(1)), world.worker.drain()]);
      expect(await state(contract.milestoneId)).toBe('releasing');
      expect(await releasesOf(contract.milestoneId)).toHaveLength(1);
    }
  });

  it('a release and a refund: the money goes one way', async () => {
    await canReceive(world, await world.agentFor('emil'), false);
    for (const _ of meetings) {
      const { milestoneId, emil } = await approved();
      await clears(milestoneId);
      expect(await state(milestoneId)).toBe('approved_blocked');
      await canReceive(world, emil);
      await world.sql(`insert into deadlines (kind, subject_id, due_at) values ('RETRY', $1, $2) on conflict do nothing`, [
        milestoneId,
        world.clock.now(),
      ]);
      const [, answer] = await Promise.all([world.worker.drain(), givesBack(emil, milestoneId, 10_000)]);
      const wishes = (await wishesOf(world, milestoneId)).map(({ op }) => op);
      expect(wishes).toEqual(codeOf(answer) === null ? ['refund'] : ['release']);
      expect((await books(world))[`escrow:${milestoneId}`] ?? 0n).toBe(0n);
      await canReceive(world, emil, false);
    }
  });
});

describe('told twice', () => {
  it('a confirmed transfer changes nothing the second time', async () => {
    const { milestoneId, contractId } = await approved();
    await clears(milestoneId);
    await partnerSays(world, milestoneId, 'transferSettled');
    await partnerSays(world, milestoneId, 'transferSettled');
    expect(await state(milestoneId)).toBe('released');
    const facts = await world.sql(`select 1 from outbox_events where type = 'EscrowReleased' and payload ->> 'contractId' = $1`, [
      contractId,
    ]);
    expect(facts).toHaveLength(1);
  });

  it('a refused transfer is taken back in the books once, and tried again once', async () => {
    const { milestoneId } = await approved();
    await clears(milestoneId);
    await partnerSays(world, milestoneId, 'transferRefused');
    await partnerSays(world, milestoneId, 'transferRefused');
    expect(await state(milestoneId)).toBe('approved_blocked');
    expect((await books(world))[`escrow:${milestoneId}`]).toBe(-10_000n);
    await world.sql(`update intents set state = 'refused', ended_at = now() where milestone_id = $1`, [milestoneId]);
    await world.clock.passes(minutes(61));
    expect(await releasesOf(milestoneId)).toHaveLength(2);
    expect(await state(milestoneId)).toBe('releasing');
  });

  it('a confirmation that comes in the same moment from answer and webhook counts once', async () => {
    for (const _ of meetings) {
      const { milestoneId, contractId } = await approved();
      await clears(milestoneId);
      await Promise.all([partnerSays(world, milestoneId, 'transferSettled'), partnerSays(world, milestoneId, 'transferSettled')]);
      const done = await world.sql(`select 1 from timeline where kind = 'milestone_released' and contract_id = $1`, [contractId]);
      expect(done).toHaveLength(1);
    }
  });
});
