import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { BID, bidSeenBy, bidVerb, givenABid, makeOffer, terms } from '../setup/given-a-bid.js';
import { acceptOffer, contractSeenBy, givenAContract } from '../setup/given-a-contract.js';
import { givenAnOpenTask, TASK, taskInput, taskSeenBy, usd, worked } from '../setup/given-a-task.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import type { Member } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';

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

const verb = (member: Member, name: string, bidId: string) => bidVerb(member, name, bidId, 'bidId');
const givenAnOffer = async () => {
  const task = await givenAnOpenTask(world, olga);
  const bid = await givenABid(emil, task.id);
  await worked(makeOffer(olga, bid));
  return { task, bid };
};

describe('an offer', () => {
  it('goes to one expert on exactly the terms that were read, for 72 hours', async () => {
    const { task, bid } = await givenAnOffer();
    expect(await bidSeenBy(emil, bid.id)).toMatchObject({
      state: 'offered',
      possibleActions: ['acceptOffer', 'refuseOffer', 'withdraw', 'message'],
      deadlines: [{ kind: 'OFFER' }],
    });
    expect((await bidSeenBy(olga, bid.id))?.possibleActions).toEqual(['rescindOffer', 'message']);
    const second = await givenABid(ines, task.id);
    expect(second.possibleActions).not.toContain('offer');
    expect(codeOf(await makeOffer(olga, second))).toBe('NOT_POSSIBLE_NOW');
  });

  it('is refused as stale when the bid changed meanwhile', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    await worked(
      emil.does(`reviseBid(id: $id, input: $input) { ${BID} }`, '$id: ID!, $input: BidInput!', {
        id: bid.id,
        input: { ...terms(15_000), message: 'More work than I thought.', aiDeclaration: 'none', sampleIds: [] },
      }),
    );
    expect(codeOf(await makeOffer(olga, bid))).toBe('STALE_VERSION');
    expect(await worked(makeOffer(olga, { ...bid, version: 2 }))).toMatchObject({ state: 'offered' });
  });

  it('binds the task: it cannot be edited or closed, and does not expire', async () => {
    const { task } = await givenAnOffer();
    expect((await taskSeenBy(olga, task.id))?.possibleActions).toEqual([]);
    expect(codeOf(await olga.does(`closeTask(id: $id) { ${TASK} }`, '$id: ID!', { id: task.id }))).toBe('NOT_POSSIBLE_NOW');
    const input = await taskInput(olga, { checklist: task.checklist });
    expect(
      codeOf(await olga.does(`editTask(id: $id, input: $input) { ${TASK} }`, '$id: ID!, $input: TaskInput!', { id: task.id, input })),
    ).toBe('NOT_POSSIBLE_NOW');
  });

  it('can be taken back, refused, or runs out; then the next may be made', async () => {
    const { task, bid } = await givenAnOffer();
    expect(codeOf(await verb(olga, 'rescindOffer', (await givenABid(ines, task.id)).id))).toBe('NOT_POSSIBLE_NOW');
    expect(await worked(verb(olga, 'rescindOffer', bid.id))).toMatchObject({ state: 'submitted', deadlines: [] });
    await worked(makeOffer(olga, bid));
    expect(await worked(verb(emil, 'refuseOffer', bid.id))).toMatchObject({ state: 'refused' });
    expect(codeOf(await verb(emil, 'refuseOffer', bid.id))).toBe('NOT_POSSIBLE_NOW');
    const next = await givenABid(emil, task.id);
    await worked(makeOffer(olga, next));
    await world.clock.passes(hours(71));
    expect((await bidSeenBy(emil, next.id))?.state).toBe('offered');
    await world.clock.passes(hours(1));
    expect((await bidSeenBy(emil, next.id))?.state).toBe('lapsed');
    expect(codeOf(await acceptOffer(emil, next.id))).toBe('NOT_POSSIBLE_NOW');
  });

  it('is between Olga and Emil alone', async () => {
    const { bid } = await givenAnOffer();
    const otto = await world.agentFor({ ...expertNamed('Otto Other'), owner: true });
    expect(codeOf(await makeOffer(otto, bid))).toBe('NOT_FOUND');
    expect(codeOf(await verb(otto, 'rescindOffer', bid.id))).toBe('NOT_FOUND');
    expect(codeOf(await acceptOffer(ines, bid.id))).toBe('NOT_FOUND');
    expect(codeOf(await verb(ines, 'refuseOffer', bid.id))).toBe('NOT_FOUND');
  });
});

describe('accepting', () => {
  it('copies what was agreed into a contract that waits for its first payment', async () => {
    const parts = [
      { title: 'Sheet', amount: usd(4_000), days: 5 },
      { title: 'Notes', amount: usd(8_000), days: 9 },
    ];
    const { contract, bid } = await givenAContract(world, { bid: { milestones: parts } });
    expect(contract).toMatchObject({
      state: 'awaiting_funding',
      role: 'expert',
      price: { minor: '12000' },
      expertCanReceive: false,
      possibleActions: ['cancel', 'message'],
      threadId: bid.threadId,
      owner: { name: 'Olga Brandt' },
      expert: { name: 'Emil Haas' },
      task: { state: 'open' },
      terms: { taskVersion: 1, bidVersion: 1, ownerFeeBasisPoints: 400, expertFeeBasisPoints: 800, reviewDays: 7, clearingDays: 5 },
      deadlines: [{ kind: 'FUND' }],
      position: { price: { minor: '12000' }, funded: { minor: '0' }, held: { minor: '0' } },
      milestones: [
        { n: 1, state: 'planned', amount: { minor: '4000' }, ownerPays: { minor: '4160' }, expertGets: { minor: '3680' } },
        { n: 2, state: 'planned', amount: { minor: '8000' }, ownerPays: { minor: '8320' }, expertGets: { minor: '7360' } },
      ],
    });
    expect(contract.timeline.nodes).toMatchObject([{ kind: 'contract_made', actorRole: 'expert' }]);
    expect(await bidSeenBy(emil, bid.id)).toMatchObject({ state: 'won', contractId: contract.id });
    expect((await contractSeenBy(olga, contract.id))?.milestones[0]?.possibleActions).toEqual(['fund']);
    expect(await contractSeenBy(ines, contract.id)).toBeNull();
    expect(await contractSeenBy(await world.agentFor('ada'), contract.id)).toMatchObject({ role: null, possibleActions: [] });
    const { milestone } = await olga.asks<{ milestone: object }>('query ($id: ID!) { milestone(id: $id) { n state } }', {
      id: contract.milestones[1]?.id,
    });
    expect(milestone).toEqual({ n: 2, state: 'planned' });
  });

  it('keeps the agreed checklist and price whatever happens to the task', async () => {
    const { contract } = await givenAContract(world);
    await world.sql(`update tasks set checklist = '[{"id":"x","text":"changed"}]' where id = $1`, [contract.task.id]);
    const { contract: seen } = await olga.asks<{ contract: { checklist: { text: string }[] } }>(
      'query ($id: ID!) { contract(id: $id) { checklist { text } } }',
      { id: contract.id },
    );
    expect(seen.checklist.map(({ text }) => text)).toEqual(['Reconciled sheet', 'List of open differences']);
  });

  it('waits while Emil could not be paid out', async () => {
    const { bid } = await givenAnOffer();
    await world.sql(`update expert_profiles set country = 'BR' where user_id = $1`, [emil.id]);
    expect(codeOf(await acceptOffer(emil, bid.id))).toBe('COUNTRY_NOT_SUPPORTED');
    await world.sql(`update expert_profiles set country = 'DE' where user_id = $1`, [emil.id]);
    await world.sql(`update users set suspended_at = joined_at where id = $1`, [emil.id]);
    expect(codeOf(await acceptOffer(emil, bid.id))).toBe('ACCOUNT_SUSPENDED');
    await world.sql(`update users set suspended_at = null where id = $1`, [emil.id]);
    expect(await worked(acceptOffer(emil, bid.id))).toMatchObject({ state: 'awaiting_funding' });
  });

  it('happens once', async () => {
    const { bid } = await givenAContract(world);
    expect(codeOf(await acceptOffer(emil, bid.id))).toBe('NOT_POSSIBLE_NOW');
  });
});
