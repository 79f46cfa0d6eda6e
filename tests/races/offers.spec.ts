import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hours, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { BID, bidInput, bidSeenBy, bidVerb, givenABid, makeOffer, type ShownBid, submitBid } from '../setup/given-a-bid.js';
import { acceptOffer } from '../setup/given-a-contract.js';
import { TASK, taskInput, taskSeenBy, worked } from '../setup/given-a-task.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import { inTurn, manyTimes, overEach, refusalsOf } from '../setup/meetings.js';
import type { Member } from '../setup/people.js';
import { type StandingBid, standingBid, standingTask } from '../setup/standing.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(60_000);

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

const openTask = () => standingTask(world, olga, 'open');
const aBid = () => standingBid(world, olga, emil, { state: 'submitted' });
async function anOffer(): Promise<StandingBid> {
  const bid = await aBid();
  await worked(makeOffer(olga, bid));
  return bid;
}
const stateOf = async ({ id }: Pick<StandingBid, 'id'>) =>
  (await world.sql<{ state: string }>('select state from bids where id = $1', [id]))[0]?.state;
const contractsOf = async ({ id }: StandingBid) => (await world.sql('select from contracts where bid_id = $1', [id])).length;
const closes = ({ taskId }: StandingBid) => olga.does(`closeTask(id: $id) { ${TASK} }`, '$id: ID!', { id: taskId });

describe('at the same moment', () => {
  it('two offers for one seat: one wins', async () => {
    await manyTimes(async (turn) => {
      const task = await openTask();
      const [first, second] = [await givenABid(emil, task.id), await givenABid(ines, task.id)];
      const answers = await inTurn(turn, [() => makeOffer(olga, first), () => makeOffer(olga, second)]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      expect([await stateOf(first), await stateOf(second)].sort()).toEqual(['offered', 'submitted']);
    });
  });

  it('Emil accepts while Olga takes the offer back: one of both', async () => {
    await manyTimes(async (turn) => {
      const bid = await anOffer();
      const answers = await inTurn<object>(turn, [() => acceptOffer(emil, bid.id), () => bidVerb(olga, 'rescindOffer', bid.id, 'bidId')]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await stateOf(bid)).toBe((await contractsOf(bid)) === 1 ? 'won' : 'submitted');
    });
  });

  it('Emil accepts twice: one contract', async () => {
    await manyTimes(async () => {
      const bid = await anOffer();
      const answers = await Promise.all([acceptOffer(emil, bid.id), acceptOffer(emil, bid.id)]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await contractsOf(bid)).toBe(1);
    });
  });

  it('Olga offers while Emil revises: she never offers what she did not read', async () => {
    await manyTimes(async (turn) => {
      const bid = await aBid();
      const [offer, revised] = await inTurn(turn, [
        () => makeOffer(olga, bid),
        () =>
          emil.does<ShownBid>(`reviseBid(id: $id, input: $input) { ${BID} }`, '$id: ID!, $input: BidInput!', {
            id: bid.id,
            input: bidInput({ days: 20 }),
          }),
      ]);
      const offerWon = codeOf(offer ?? {}) === null;
      expect([codeOf(offer ?? {}), codeOf(revised ?? {})]).toEqual(offerWon ? [null, 'NOT_POSSIBLE_NOW'] : ['STALE_VERSION', null]);
      const [row] = await world.sql<{ state: string; version: number }>('select state, version from bids where id = $1', [bid.id]);
      expect(row).toEqual(offerWon ? { state: 'offered', version: 1 } : { state: 'submitted', version: 2 });
    });
  });

  it('Olga closes the task while she makes an offer: one of both', async () => {
    const met = await manyTimes(async (turn) => {
      const bid = await aBid();
      const answers = await inTurn<object>(turn, [() => makeOffer(olga, bid), () => closes(bid)]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      return bid;
    });
    await world.worker.drain();
    for (const bid of met) {
      const task = await taskSeenBy(olga, bid.taskId);
      expect(await stateOf(bid)).toBe(task?.state === 'closed' ? 'not_selected' : 'offered');
    }
  });

  it('Emil bids twice: one live bid', async () => {
    await manyTimes(async () => {
      const task = await openTask();
      const answers = await Promise.all([submitBid(emil, task.id), submitBid(emil, task.id)]);
      expect(refusalsOf(answers)).toEqual(['NOT_POSSIBLE_NOW']);
      expect(await world.sql('select from bids where task_id = $1', [task.id])).toHaveLength(1);
    });
  });

  it('Emil bids while Olga changes the task: his bid is for the new version or asked for again', async () => {
    const bids = await manyTimes(async (turn) => {
      const task = await openTask();
      const input = await taskInput(olga, { checklist: task.checklist, dueDays: 3 });
      const edits = () =>
        worked(olga.does<object>(`editTask(id: $id, input: $input) { ${TASK} }`, '$id: ID!, $input: TaskInput!', { id: task.id, input }));
      const [bid] = await inTurn<object>(turn, [() => givenABid(emil, task.id), edits]);
      return bid as ShownBid;
    });
    await world.worker.drain();
    for (const { id } of bids) {
      const bid = await bidSeenBy(emil, id);
      expect(bid).toMatchObject(bid?.taskVersion === 2 ? { state: 'submitted' } : { state: 'stale' });
    }
  });
});

describe('as the clock ends it', () => {
  it('an offer that lapses while Emil accepts: one of both', async () => {
    const bids = await manyTimes(anOffer);
    const [, answers] = await Promise.all([world.clock.passes(hours(72)), overEach(bids, ({ id }) => acceptOffer(emil, id))]);
    await world.worker.drain();
    for (const [turn, bid] of bids.entries()) {
      const refused = refusalsOf([answers[turn] ?? {}]);
      expect(await contractsOf(bid)).toBe(1 - refused.length);
      expect(await stateOf(bid)).toBe(refused.length === 1 ? 'lapsed' : 'won');
    }
  });

  it('a task that opens by itself while Olga takes it back: one of both', async () => {
    const tasks = await manyTimes(async () => {
      const input = await taskInput(olga);
      const { id } = await worked(olga.does<{ id: string }>(`saveTaskDraft(input: $input) { ${TASK} }`, '$input: TaskInput!', { input }));
      return worked(olga.does<{ id: string }>(`publishTask(id: $id) { ${TASK} }`, '$id: ID!', { id }));
    });
    const withdraws = (id: string) => olga.does(`withdrawTask(id: $id) { ${TASK} }`, '$id: ID!', { id });
    const [, answers] = await Promise.all([world.clock.passes(minutes(1)), overEach(tasks, ({ id }) => withdraws(id))]);
    await world.worker.drain();
    for (const [turn, { id }] of tasks.entries()) {
      const refused = refusalsOf([answers[turn] ?? {}]);
      expect((await taskSeenBy(olga, id))?.state).toBe(refused.length === 1 ? 'open' : 'draft');
    }
  });
});
