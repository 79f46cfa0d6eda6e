import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ContractPageDocument,
  ExpertHomeDocument,
  OwnerHomeDocument,
  TaskPageDocument,
  TasksDocument,
} from '../../apps/web/src/gql/graphql.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, asksForChanges, delivers, newestOf } from '../setup/deliveries.js';
import { opens } from '../setup/disputes.js';
import { givenABid } from '../setup/given-a-bid.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { givenAnOpenTask, type ShownTask, worked } from '../setup/given-a-task.js';
import type { Persona } from '../setup/people.js';
import { statementsOf } from '../setup/statements.js';
import type { Visitor } from '../setup/visitor.js';

const tom: Persona = { name: 'Tom Reyes', email: 'tom@ledger.example', owner: false, expert: true };

let world: RunningApp;
let task: ShownTask;
let contract: FundedContract;

beforeAll(async () => {
  world = await startApp({ sandbox: false });
  await givenAnExpert(world);
  contract = await givenAFundedContract(world);
  task = await givenAnOpenTask(world, contract.olga);
  await givenABid(contract.emil, task.id);
  await oneMoreOfEverything();
});
afterAll(() => world.close());

/** Rows that a screen which reads row by row would pay for. */
async function oneMoreOfEverything(): Promise<void> {
  const delivered = await worked(delivers(contract));
  await worked(asksForChanges(contract, newestOf(delivered)));
  await worked(delivers(contract));
  await worked(opens(contract, contract.emil));
  const second = await givenAFundedContract(world);
  await worked(delivers(second));
  await worked(approves(second, { deliveryId: await newestDelivery(second) }));
  await givenAnOpenTask(world, contract.olga);
}

async function newestDelivery({ milestoneId }: FundedContract): Promise<string> {
  const [row] = await world.sql<{ id: string }>(`select id from deliveries where milestone_id = $1 order by n desc limit 1`, [milestoneId]);
  return row?.id ?? '';
}

/** The statements of one of the client's own operations, which must have an answer: first those of the door, then of the screen. */
async function cost(viewer: Visitor, document: { toString(): string }, variables: object = {}) {
  const sent = await statementsOf(async () => {
    const data = await viewer.asks<object>(document.toString(), variables);
    expect(Object.values(data).every((answer) => answer !== null)).toBe(true);
  });
  const door = sent.filter((text) => text.includes('user_sessions'));
  return { door: door.length, screen: sent.length - door.length };
}

const free = { door: 0, screen: 1 };
const signedIn = { door: 1, screen: 1 };

describe('a hot screen costs one statement, and one more to know who asks', () => {
  it('when a visitor, an expert or an owner searches tasks, with words and filters or without', async () => {
    const filter = { text: 'shop payouts', category: 'accounting', budgetMaximum: { minor: '50000', currency: 'USD' } };
    expect(await cost(world.visitor(), TasksDocument)).toEqual(free);
    expect(await cost(contract.emil, TasksDocument, { filter })).toEqual(signedIn);
    expect(await cost(contract.olga, TasksDocument, { filter })).toEqual(signedIn);
  });

  it('when a visitor, another expert, the bidder, the owner or staff reads a task', async () => {
    expect(await cost(world.visitor(), TaskPageDocument, { id: task.id })).toEqual(free);
    expect(await cost(await world.agentFor(tom), TaskPageDocument, { id: task.id })).toEqual(signedIn);
    expect(await cost(contract.emil, TaskPageDocument, { id: task.id })).toEqual(signedIn);
    expect(await cost(contract.olga, TaskPageDocument, { id: task.id })).toEqual(signedIn);
    expect(await cost(await world.agentFor('ada'), TaskPageDocument, { id: task.id })).toEqual(signedIn);
  });

  it('when either side or staff reads a contract', async () => {
    const variables = { id: contract.contractId };
    expect(await cost(contract.olga, ContractPageDocument, variables)).toEqual(signedIn);
    expect(await cost(contract.emil, ContractPageDocument, variables)).toEqual(signedIn);
    expect(await cost(await world.agentFor('ada'), ContractPageDocument, variables)).toEqual(signedIn);
  });

  it('when Olga or Emil comes home', async () => {
    expect(await cost(contract.olga, OwnerHomeDocument)).toEqual(signedIn);
    expect(await cost(contract.emil, ExpertHomeDocument)).toEqual(signedIn);
  });
});

describe('a screen that was read in one statement', () => {
  it('costs the same after the tables grew', async () => {
    await givenAnExpert(world, tom);
    await givenABid(await world.agentFor(tom), task.id);
    await givenAFundedContract(world);
    await givenAnOpenTask(world, contract.olga);
    expect(await cost(contract.olga, TasksDocument)).toEqual(signedIn);
    expect(await cost(contract.olga, TaskPageDocument, { id: task.id })).toEqual(signedIn);
    expect(await cost(contract.olga, OwnerHomeDocument)).toEqual(signedIn);
    expect(await cost(contract.emil, ExpertHomeDocument)).toEqual(signedIn);
  });

  it('shows a task as the loaders do, which read it part by part', async () => {
    const fields = `{ id title owner { joinedAt } ownerHistory { memberSince tasksPosted contractsPaid released { minor } }
      myBid { id submittedAt terms { at price { minor } } expert { memberSince headline } possibleActions } bidObstacle publishedAt }`;
    const { alone } = await contract.emil.asks<{ alone: object }>(`query ($id: ID!) { alone: task(id: $id) ${fields} }`, { id: task.id });
    const { myBids } = await contract.emil.asks<{ myBids: { nodes: { task: { id: string } }[] } }>(
      `{ myBids { nodes { task ${fields} } } }`,
    );
    expect(myBids.nodes.map((bid) => bid.task).find(({ id }) => id === task.id)).toEqual(alone);
  });

  it('shows a contract as the loaders do, which read it part by part', async () => {
    const fields = `{ id createdAt task { id publishedAt } timeline(first: 3) { pageInfo { endCursor hasNextPage } nodes { at kind actor { name joinedAt } } }
      milestones { id dueAt deliveries { n submittedAt evidence { note url files { url } } } changeRequests { round requestedAt dueAt }
        dispute { id state openedAt held { minor } statements { at text } deadlines { kind dueAt } possibleActions } } }`;
    const { olga, contractId } = contract;
    const { alone } = await olga.asks<{ alone: object }>(`query ($id: ID!) { alone: contract(id: $id) ${fields} }`, { id: contractId });
    const { contracts } = await olga.asks<{ contracts: { nodes: { id: string }[] } }>(
      `{ contracts(tab: needs_me, first: 50) { nodes ${fields} } }`,
    );
    expect(contracts.nodes.find(({ id }) => id === contractId)).toEqual(alone);
  });

  it('keeps bids sealed: whoever asks for them gets their own only', async () => {
    const asked = `query ($id: ID!) { task(id: $id) { bids { id } contracts { id } myBid { id } } }`;
    const seenBy = async (viewer: Visitor) => (await viewer.asks<{ task: object }>(asked, { id: task.id })).task;
    expect(await seenBy(world.visitor())).toEqual({ bids: null, contracts: null, myBid: null });
    expect(await seenBy(contract.emil)).toEqual({ bids: null, contracts: null, myBid: { id: expect.any(String) } });
    expect(await seenBy(contract.olga)).toEqual({ bids: expect.any(Array), contracts: [], myBid: null });
  });

  it('does not exist for those who may not read it, whatever it was asked for', async () => {
    const stranger = await world.agentFor(tom);
    const { data } = await stranger.answers(ContractPageDocument.toString(), { id: contract.contractId });
    expect(data).toEqual({ contract: null });
  });
});
