import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { bidSeenBy, givenABid, makeOffer, type ShownBid, submitBid } from '../setup/given-a-bid.js';
import { acceptOffer, CONTRACT, contractSeenBy, givenAContract, type ShownContract } from '../setup/given-a-contract.js';
import { givenAnOpenTask, type ShownTask, taskSeenBy, worked } from '../setup/given-a-task.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import type { Member } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';
import { ContractLife } from '../../libs/marketplace/src/hiring/contract-life.js';
import { lockContract } from '../../libs/marketplace/src/hiring/contract-locks.js';
import { Work } from '../../libs/platform/src/index.js';

const hours = (n: number) => n * 3_600_000;

let world: RunningApp;
let olga: Member;
let emil: Member;
let ines: Member;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  olga = await world.agentFor('olga');
  emil = await givenAnExpert(world);
  ines = await givenAnExpert(world, expertNamed('Ines Roth'));
});
afterAll(() => world.close());

const cancel = (member: Member, id: string, reason = 'My plans changed.') =>
  member.does<ShownContract>(`cancelContract(id: $id, reason: $reason) { ${CONTRACT} }`, '$id: ID!, $reason: String!', { id, reason });
const tab = async (member: Member, name: string) =>
  (
    await member.asks<{ contracts: { nodes: { id: string }[]; totals: { minor: string; currency: string }[] } }>(
      `query ($tab: ContractTab!) { contracts(tab: $tab, first: 50) { nodes { id title price { minor } } totals { minor currency } pageInfo { hasNextPage } } }`,
      { tab: name },
    )
  ).contracts;

describe('a contract without payment', () => {
  it('lapses after 72 hours; the task stays open and Olga may choose again', async () => {
    const { contract } = await givenAContract(world);
    const other = await givenABid(ines, contract.task.id);
    expect(codeOf(await makeOffer(olga, other))).toBe('NOT_POSSIBLE_NOW');
    await world.clock.passes(hours(72));
    const lapsed = await contractSeenBy(olga, contract.id);
    expect(lapsed).toMatchObject({ state: 'lapsed', task: { state: 'open' }, milestones: [{ state: 'dropped' }], deadlines: [] });
    expect(await worked(makeOffer(olga, other))).toMatchObject({ state: 'offered' });
  });

  it('can be called off by either side with a reason that the other reads', async () => {
    const { contract } = await givenAContract(world);
    expect(codeOf(await cancel(ines, contract.id))).toBe('NOT_FOUND');
    expect(await worked(cancel(emil, contract.id, 'I fell ill.'))).toMatchObject({ state: 'cancelled', possibleActions: ['message'] });
    expect(await contractSeenBy(olga, contract.id)).toMatchObject({ endReason: 'I fell ill.', milestones: [{ state: 'dropped' }] });
    expect(codeOf(await cancel(olga, contract.id))).toBe('NOT_POSSIBLE_NOW');
    const { errors } = await olga.answers('mutation ($id: ID!) { cancelContract(id: $id, reason: " ") { __typename } }', {
      id: contract.id,
    });
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  it('neither lapses nor is called off while a payment is under way', async () => {
    const { contract } = await givenAContract(world);
    await world.sql(`update milestones set state = 'funding' where contract_id = $1`, [contract.id]);
    expect(codeOf(await cancel(olga, contract.id))).toBe('NOT_POSSIBLE_NOW');
    expect((await contractSeenBy(olga, contract.id))?.possibleActions).toEqual(['message']);
    await world.clock.passes(hours(73));
    expect((await contractSeenBy(olga, contract.id))?.state).toBe('awaiting_funding');
    await world.sql(`update milestones set state = 'planned' where contract_id = $1`, [contract.id]);
    await world.clock.passes(hours(1));
    expect((await contractSeenBy(olga, contract.id))?.state).toBe('lapsed');
  });

  it('stands where it needs somebody', async () => {
    const { contract } = await givenAContract(world);
    expect((await tab(olga, 'needs_me')).nodes.map(({ id }) => id)).toContain(contract.id);
    expect((await tab(emil, 'needs_me')).nodes.map(({ id }) => id)).not.toContain(contract.id);
    expect((await tab(emil, 'waiting')).nodes.map(({ id }) => id)).toContain(contract.id);
    await worked(cancel(olga, contract.id));
    expect((await tab(olga, 'needs_me')).nodes.map(({ id }) => id)).not.toContain(contract.id);
    expect((await tab(emil, 'done')).nodes.map(({ id }) => id)).toContain(contract.id);
  });
});

describe('what money does to the contract', () => {
  /** Money itself is the next step's; here only what hiring makes of it. */
  const money = (contract: ShownContract, state: string) =>
    world.app.get(Work).transaction(async (tx) => {
      const locked = await lockContract(tx, contract.id);
      const life = world.app.get(ContractLife, { strict: false });
      await tx.query(`update milestones set state = $2, funded_at = $3 where contract_id = $1 and state <> 'dropped'`, [
        contract.id,
        state,
        tx.now,
      ]);
      await life.activate(tx, locked);
      return life.completeWhenAllFinal(tx, locked, 'payments');
    });

  it('starts with the first payment: the task is awarded, the other bidders are answered', async () => {
    const { contract } = await givenAContract(world);
    const other = await givenABid(ines, contract.task.id);
    expect(await money(contract, 'funded')).toBe(false);
    await world.worker.drain();
    expect(await contractSeenBy(olga, contract.id)).toMatchObject({
      state: 'active',
      deadlines: [],
      task: { state: 'awarded' },
      position: { held: { minor: '12000' } },
    });
    expect((await bidSeenBy(ines, other.id))?.state).toBe('not_selected');
    expect(codeOf(await submitBid(ines, contract.task.id))).toBe('NOT_POSSIBLE_NOW');
    await world.clock.passes(hours(24 * 40));
    expect((await taskSeenBy(olga, contract.task.id))?.state).toBe('awarded');
  });

  it('ends it when all milestones are final and some money reached Emil; the task is done', async () => {
    const { contract } = await givenAContract(world);
    await money(contract, 'funded');
    expect(await money(contract, 'released')).toBe(true);
    expect(await contractSeenBy(olga, contract.id)).toMatchObject({
      state: 'completed',
      task: { state: 'done' },
      position: { released: { minor: '12000' } },
    });
  });

  it('opens the task again when nothing reached Emil, and tells the earlier bidders', async () => {
    const { contract } = await givenAContract(world);
    const other = await givenABid(ines, contract.task.id);
    await money(contract, 'funded');
    await world.worker.drain();
    expect(await money(contract, 'refunded')).toBe(true);
    await world.worker.drain();
    expect(await contractSeenBy(olga, contract.id)).toMatchObject({ state: 'cancelled', task: { state: 'open' } });
    expect(
      await world.sql(`select from outbox_events where type = 'EarlierBidderInvited' and payload ->> 'bidId' = $1`, [other.id]),
    ).toHaveLength(1);
    expect(await givenABid(ines, contract.task.id)).toMatchObject({ state: 'submitted' });
  });
});

describe('home', () => {
  type Home = {
    waiting: { kind: string; title: string; path: string; dueAt: string | null; default: string | null; who: string | null }[];
    firstSteps: { key: string; done: boolean }[];
  };
  const ITEMS =
    'waiting { id kind title who path dueAt default amount { minor } } firstSteps { key done path } running { id position { held { minor } } }';
  const ownerHome = async () =>
    (await olga.asks<{ ownerHome: Home }>(`{ ownerHome { ${ITEMS} held { minor currency } openTasks { id title } } }`)).ownerHome;
  const expertHome = async () =>
    (
      await emil.asks<{ expertHome: Home & { matchingTasks: { id: string }[] } }>(
        `{ expertHome { ${ITEMS} inReview { id } onItsWay { milestoneId } matchingTasks { id title } } }`,
      )
    ).expertHome;
  const task = (home: Home, title: string) => home.waiting.find((item) => item.title === title);

  it('tells each side what waits for them and what happens if they do nothing', async () => {
    const title = 'Sort two hundred receipts';
    const opened: ShownTask = await givenAnOpenTask(world, olga, { title });
    expect((await expertHome()).matchingTasks.map(({ id }) => id)).toContain(opened.id);
    const bid: ShownBid = await givenABid(emil, opened.id);
    expect(task(await ownerHome(), title)).toMatchObject({
      kind: 'bids',
      path: `/tasks/${opened.id}/bids`,
      default: 'then the task expires',
    });
    await worked(makeOffer(olga, bid));
    expect(task(await ownerHome(), title)).toBeUndefined();
    expect(task(await expertHome(), title)).toMatchObject({ kind: 'offer', who: 'Olga Brandt', default: 'then the offer lapses' });
    const contract = await worked<ShownContract>(acceptOffer(emil, bid.id));
    expect(task(await ownerHome(), title)).toMatchObject({
      kind: 'fund',
      path: `/contracts/${contract.id}/fund`,
      default: 'then the contract lapses',
    });
    expect((await expertHome()).matchingTasks.map(({ id }) => id)).not.toContain(opened.id);
  });

  it('is ordered by deadline and knows the first steps', async () => {
    const { waiting, firstSteps } = await ownerHome();
    const dates = waiting.map(({ dueAt }) => dueAt).filter((date) => date !== null);
    expect(dates).toEqual([...dates].sort());
    expect(firstSteps.find(({ key }) => key === 'hire')).toMatchObject({ done: true });
    expect((await expertHome()).firstSteps.map(({ key, done }) => [key, done])).toEqual([
      ['verify', true],
      ['profile', true],
      ['sample', true],
      ['vetting', true],
      ['payouts', false],
      ['bid', true],
    ]);
  });
});
