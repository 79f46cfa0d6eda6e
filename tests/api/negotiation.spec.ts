import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { BID, bidInput, bidSeenBy, bidVerb, givenABid, makeOffer, type ShownBid, terms } from '../setup/given-a-bid.js';
import { givenAnOpenTask, type ShownTask, TASK, taskInput, worked } from '../setup/given-a-task.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import type { Member } from '../setup/people.js';
import { codeOf, type Refusal } from '../setup/visitor.js';

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

const revise = (expert: Member, id: string, changes: object = {}) =>
  expert.does<ShownBid>(`reviseBid(id: $id, input: $input) { ${BID} }`, '$id: ID!, $input: BidInput!', { id, input: bidInput(changes) });
const counter = (member: Member, id: string, priceMinor: number, note: string | null = null) =>
  member.does<ShownBid>(`counterBid(id: $id, input: $input) { ${BID} }`, '$id: ID!, $input: CounterInput!', {
    id,
    input: { ...terms(priceMinor), note },
  });
const edit = async (task: ShownTask, changes: object) =>
  worked<ShownTask>(
    olga.does(`editTask(id: $id, input: $input) { ${TASK} }`, '$id: ID!, $input: TaskInput!', {
      id: task.id,
      input: await taskInput(olga, { checklist: task.checklist, ...changes }),
    }),
  );
const close = (task: ShownTask) => worked(olga.does(`closeTask(id: $id) { ${TASK} }`, '$id: ID!', { id: task.id }));

describe('negotiating', () => {
  let task: ShownTask;
  let bid: ShownBid;
  const again = async () => {
    task = await givenAnOpenTask(world, olga);
    bid = await givenABid(emil, task.id);
  };

  it('goes back and forth until one side accepts the other’s terms', async () => {
    await again();
    const first = await worked<ShownBid>(counter(olga, bid.id, 10_000, 'Could you do it for less?'));
    expect(first).toMatchObject({
      state: 'countered_o',
      round: 1,
      version: 1,
      terms: { price: { minor: '12000' } },
      counter: { by: 'owner', price: { minor: '10000' } },
    });
    expect(first.deadlines).toEqual([{ kind: 'COUNTER', dueAt: expect.any(String) }]);
    expect(codeOf(await bidVerb(olga, 'acceptCounter', bid.id))).toBe('NOT_POSSIBLE_NOW');
    expect(await worked(counter(emil, bid.id, 11_000))).toMatchObject({ state: 'countered_e', round: 1 });
    expect(await worked(bidVerb(olga, 'acceptCounter', bid.id))).toMatchObject({
      state: 'agreed',
      version: 2,
      counter: null,
      terms: { by: 'expert', price: { minor: '11000' } },
      deadlines: [],
    });
  });

  it('lets Emil take Olga’s terms, or keep his own', async () => {
    await again();
    await worked(counter(olga, bid.id, 10_000));
    expect(await worked(bidVerb(emil, 'refuseCounter', bid.id))).toMatchObject({ state: 'submitted', version: 1, counter: null });
    await worked(counter(olga, bid.id, 10_500));
    expect(await worked(bidVerb(emil, 'acceptCounter', bid.id))).toMatchObject({
      state: 'agreed',
      terms: { by: 'owner', price: { minor: '10500' } },
    });
  });

  it('ends with Olga’s no to Emil’s counter', async () => {
    await again();
    await worked(counter(olga, bid.id, 10_000));
    await worked(counter(emil, bid.id, 11_500));
    expect(await worked(bidVerb(olga, 'refuseCounter', bid.id))).toMatchObject({ state: 'declined' });
    expect(codeOf(await bidVerb(olga, 'refuseCounter', bid.id))).toBe('NOT_POSSIBLE_NOW');
  });

  it('has three rounds', async () => {
    await again();
    for (const price of [9_000, 9_500, 10_000]) {
      await worked(counter(olga, bid.id, price));
      await worked(bidVerb(emil, 'refuseCounter', bid.id));
    }
    expect((await bidSeenBy(olga, bid.id))?.possibleActions).not.toContain('counter');
    expect(codeOf(await counter(olga, bid.id, 11_000))).toBe('ROUND_LIMIT_REACHED');
  });

  it('falls back to the bid before the counters after 72 hours', async () => {
    await again();
    await worked(counter(olga, bid.id, 10_000));
    await world.clock.passes(hours(71));
    expect((await bidSeenBy(emil, bid.id))?.state).toBe('countered_o');
    await world.clock.passes(hours(1));
    expect(await bidSeenBy(emil, bid.id)).toMatchObject({ state: 'submitted', counter: null, terms: { price: { minor: '12000' } } });
  });

  it('keeps the rules of money and the platform', async () => {
    await again();
    expect(codeOf(await counter(olga, bid.id, 999))).toBe('AMOUNT_OUT_OF_RANGE');
    expect(codeOf(await counter(olga, bid.id, 10_000, 'Call me: +49 170 1234567'))).toBe('CONTACT_DETAILS_IN_TEXT');
    expect(codeOf(await counter(emil, bid.id, 10_000))).toBe('NOT_POSSIBLE_NOW');
  });
});

describe('when the task changes', () => {
  it('asks Emil to confirm; his yes is a new version for the new task', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    await edit(task, { dueDays: 7 });
    await world.worker.drain();
    expect(await bidSeenBy(emil, bid.id)).toMatchObject({ state: 'stale', possibleActions: ['revise', 'confirm', 'withdraw', 'message'] });
    expect(codeOf(await makeOffer(olga, bid))).toBe('NOT_POSSIBLE_NOW');
    expect(codeOf(await bidVerb(olga, 'confirmBid', bid.id).catch(() => ({ __typename: 'Refused', code: 'FORBIDDEN' }) as Refusal))).toBe(
      'FORBIDDEN',
    );
    expect(await worked(bidVerb(emil, 'confirmBid', bid.id))).toMatchObject({
      state: 'submitted',
      version: 2,
      taskVersion: 2,
      deadlines: [],
    });
    expect(codeOf(await bidVerb(emil, 'confirmBid', bid.id))).toBe('NOT_POSSIBLE_NOW');
  });

  it('leaves bids alone when only words change', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    await edit(task, { title: 'Match three months of payouts' });
    await world.worker.drain();
    expect((await bidSeenBy(emil, bid.id))?.state).toBe('submitted');
  });

  it('wants a revision where the currency changed', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
    await edit(task, { budgetMinimum: eur(9_000), budgetMaximum: eur(16_000) });
    await world.worker.drain();
    expect(codeOf(await bidVerb(emil, 'confirmBid', bid.id))).toBe('INVALID_INPUT');
    const revised = { price: eur(12_000), milestones: [{ title: 'All of it', amount: eur(12_000), days: 10 }] };
    expect(await worked(revise(emil, bid.id, revised))).toMatchObject({ state: 'submitted', taskVersion: 2 });
  });

  it('takes a silent bid away after 48 hours, with a reminder at 24', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    await worked(counter(olga, bid.id, 10_000));
    await edit(task, { dueDays: 7 });
    await world.worker.drain();
    expect(await bidSeenBy(emil, bid.id)).toMatchObject({ state: 'stale', counter: null });
    await world.clock.passes(hours(24));
    const reminded = `select from outbox_events where type = 'BidConfirmationDue' and payload ->> 'bidId' = $1`;
    expect(await world.sql(reminded, [bid.id])).toHaveLength(1);
    await world.clock.passes(hours(24));
    expect((await bidSeenBy(emil, bid.id))?.state).toBe('withdrawn');
  });

  it('answers every bidder when the task is closed', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bids = [await givenABid(emil, task.id), await givenABid(ines, task.id)];
    await worked(counter(olga, bids[0]?.id ?? '', 10_000));
    await close(task);
    await world.worker.drain();
    for (const bid of bids) expect((await bidSeenBy(olga, bid.id))?.state).toBe('not_selected');
    expect(codeOf(await revise(emil, bids[0]?.id ?? ''))).toBe('NOT_POSSIBLE_NOW');
    expect(await world.sql('select from deadlines where subject_id = $1', [bids[0]?.id])).toHaveLength(0);
  });
});
