import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { BID, bidInput, bidSeenBy, bidVerb, givenABid, makeOffer, type ShownBid, submitBid } from '../setup/given-a-bid.js';
import { acceptOffer } from '../setup/given-a-contract.js';
import { givenAnOpenTask, TASK, taskInput, taskSeenBy, worked } from '../setup/given-a-task.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import type { Member } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';

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

/** Races are won by luck of timing, so each is run several times. */
const rounds = [1, 2, 3, 4, 5];
const codes = (answers: readonly object[]) => answers.map(codeOf).filter((code) => code !== null);

describe('at the same moment', () => {
  it.each(rounds)('two offers for one seat: one wins (%i)', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bids = [await givenABid(emil, task.id), await givenABid(ines, task.id)];
    const answers = await Promise.all(bids.map((bid) => makeOffer(olga, bid)));
    expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
    expect(await world.sql(`select from bids where task_id = $1 and state = 'offered'`, [task.id])).toHaveLength(1);
  });

  it.each(rounds)('Emil accepts while Olga takes the offer back: one of both (%i)', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    await worked(makeOffer(olga, bid));
    const answers = await Promise.all([acceptOffer(emil, bid.id), bidVerb(olga, 'rescindOffer', bid.id, 'bidId')]);
    expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
    const contracts = await world.sql('select from contracts where bid_id = $1', [bid.id]);
    expect((await bidSeenBy(emil, bid.id))?.state).toBe(contracts.length === 1 ? 'won' : 'submitted');
  });

  it.each(rounds)('Emil accepts twice: one contract (%i)', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    await worked(makeOffer(olga, bid));
    const answers = await Promise.all([acceptOffer(emil, bid.id), acceptOffer(emil, bid.id)]);
    expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
    expect(await world.sql('select from contracts where bid_id = $1', [bid.id])).toHaveLength(1);
  });

  it.each(rounds)('Olga offers while Emil revises: she never offers what she did not read (%i)', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    const [offer, revised] = await Promise.all([
      makeOffer(olga, bid),
      emil.does<ShownBid>(`reviseBid(id: $id, input: $input) { ${BID} }`, '$id: ID!, $input: BidInput!', {
        id: bid.id,
        input: bidInput({ days: 20 }),
      }),
    ]);
    expect([codeOf(offer), codeOf(revised)].sort()).toEqual(
      codeOf(offer) ? ['STALE_VERSION', null].sort() : ['NOT_POSSIBLE_NOW', null].sort(),
    );
    const [row] = await world.sql<{ state: string; version: number }>('select state, version from bids where id = $1', [bid.id]);
    expect(row).toEqual(codeOf(offer) ? { state: 'submitted', version: 2 } : { state: 'offered', version: 1 });
  });

  it.each(rounds)('Olga closes the task while she makes an offer: one of both (%i)', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    const answers = await Promise.all([makeOffer(olga, bid), olga.does(`closeTask(id: $id) { ${TASK} }`, '$id: ID!', { id: task.id })]);
    expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
    await world.worker.drain();
    const closed = (await taskSeenBy(olga, task.id))?.state === 'closed';
    expect((await bidSeenBy(emil, bid.id))?.state).toBe(closed ? 'not_selected' : 'offered');
  });

  it.each(rounds)('Emil bids twice: one live bid (%i)', async () => {
    const task = await givenAnOpenTask(world, olga);
    const answers = await Promise.all([submitBid(emil, task.id), submitBid(emil, task.id)]);
    expect(codes(answers)).toEqual(['NOT_POSSIBLE_NOW']);
    expect(await world.sql('select from bids where task_id = $1', [task.id])).toHaveLength(1);
  });

  it.each(rounds)('Emil bids while Olga changes the task: his bid is for the new version or asked for again (%i)', async () => {
    const task = await givenAnOpenTask(world, olga);
    const input = await taskInput(olga, { checklist: task.checklist, dueDays: 3 });
    const [bid] = await Promise.all([
      givenABid(emil, task.id),
      worked(olga.does(`editTask(id: $id, input: $input) { ${TASK} }`, '$id: ID!, $input: TaskInput!', { id: task.id, input })),
    ]);
    await world.worker.drain();
    const seen = await bidSeenBy(emil, bid.id);
    expect(seen).toMatchObject(seen?.taskVersion === 2 ? { state: 'submitted' } : { state: 'stale' });
  });
});
