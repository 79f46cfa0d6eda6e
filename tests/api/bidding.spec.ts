import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { BID, bidInput, bidSeenBy, bidVerb, givenABid, type ShownBid, submitBid, terms } from '../setup/given-a-bid.js';
import { givenAnOpenTask, usd, worked } from '../setup/given-a-task.js';
import { expertNamed, givenAnExpert, givenAProfile } from '../setup/given-an-expert.js';
import type { Member, Persona } from '../setup/people.js';
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

const revise = (expert: Member, id: string, changes: object = {}) =>
  expert.does<ShownBid>(`reviseBid(id: $id, input: $input) { ${BID} }`, '$id: ID!, $input: BidInput!', { id, input: bidInput(changes) });
const counter = (member: Member, id: string, priceMinor: number, note: string | null = null) =>
  member.does<ShownBid>(`counterBid(id: $id, input: $input) { ${BID} }`, '$id: ID!, $input: CounterInput!', {
    id,
    input: { ...terms(priceMinor), note },
  });
const shortlist = (member: Member, id: string, shortlisted: boolean) =>
  member.does<ShownBid>(`shortlistBid(id: $id, shortlisted: $shortlisted) { ${BID} }`, '$id: ID!, $shortlisted: Boolean!', {
    id,
    shortlisted,
  });
const decline = (member: Member, id: string, note: string | null = null) =>
  member.does<ShownBid>(`declineBid(id: $id, reason: timing, note: $note) { ${BID} }`, '$id: ID!, $note: String', { id, note });
const obstacle = async (member: Pick<Member, 'asks'>, taskId: string) =>
  (await member.asks<{ task: { bidObstacle: string | null } }>('query ($id: ID!) { task(id: $id) { bidObstacle } }', { id: taskId })).task
    .bidObstacle;

describe('bidding', () => {
  it('takes Emil’s bid, says what both sides pay and get, and keeps its first version', async () => {
    const task = await givenAnOpenTask(world, olga);
    expect(await obstacle(emil, task.id)).toBeNull();
    const bid = await givenABid(emil, task.id);
    expect(bid).toMatchObject({
      state: 'submitted',
      version: 1,
      taskVersion: 1,
      ownerPays: { minor: '12480' },
      youGet: { minor: '11040' },
      possibleActions: ['revise', 'withdraw', 'message'],
    });
    expect(bid.terms).toMatchObject({ by: 'expert', price: { minor: '12000' } });
    expect(await world.sql('select version, price_minor from bid_versions where bid_id = $1', [bid.id])).toEqual([
      { version: 1, price_minor: '12000' },
    ]);
    expect(await obstacle(emil, task.id)).toBe('You have a bid on this task. Revise it instead.');
  });

  it('is sealed: others see only the number', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    const query = 'query ($id: ID!) { task(id: $id) { bidCount bids { id } myBid { id } } }';
    const seenBy = async (member: Pick<Member, 'asks'>) => (await member.asks<{ task: object }>(query, { id: task.id })).task;
    expect(await seenBy(world.visitor())).toEqual({ bidCount: 1, bids: null, myBid: null });
    expect(await seenBy(ines)).toEqual({ bidCount: 1, bids: null, myBid: null });
    expect(await seenBy(emil)).toEqual({ bidCount: 1, bids: null, myBid: { id: bid.id } });
    expect(await seenBy(olga)).toEqual({ bidCount: 1, bids: [{ id: bid.id }], myBid: null });
    expect(await bidSeenBy(ines, bid.id)).toBeNull();
    expect((await bidSeenBy(await world.agentFor('ada'), bid.id))?.possibleActions).toEqual([]);
    for (const act of [() => bidVerb(ines, 'withdrawBid', bid.id), () => revise(ines, bid.id), () => counter(ines, bid.id, 11_000)]) {
      expect(codeOf(await act())).toBe('NOT_FOUND');
    }
  });

  it.each([
    ['a price below the minimum', { ...terms(999) }, 'AMOUNT_OUT_OF_RANGE'],
    ['parts that do not sum', { milestones: [{ title: 'Half', amount: usd(6_000), days: 5 }] }, 'SPLIT_DOES_NOT_SUM'],
    ['a part that takes too long', { milestones: [{ title: 'All', amount: usd(12_000), days: 56 }] }, 'INVALID_INPUT'],
    ['another currency', { price: { minor: '12000', currency: 'EUR' } }, 'INVALID_INPUT'],
    ['a mail address', { message: 'Write to emil@books.example' }, 'CONTACT_DETAILS_IN_TEXT'],
    ['work samples of somebody else', { sampleIds: ['0198c0de-0000-7000-8000-000000000000'] }, 'INVALID_INPUT'],
  ])('refuses %s', async (_what, changes, code) => {
    const task = await givenAnOpenTask(world, olga);
    expect(codeOf(await submitBid(emil, task.id, changes))).toBe(code);
  });

  it('refuses the minimum in words that say it', async () => {
    const task = await givenAnOpenTask(world, olga);
    expect(await submitBid(emil, task.id, terms(999))).toMatchObject({ message: 'Bids start at 10.00 USD.', field: 'price' });
  });

  it('refuses a second live bid, and takes a new one after a withdrawal', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    expect(codeOf(await submitBid(emil, task.id))).toBe('NOT_POSSIBLE_NOW');
    expect(await worked(bidVerb(emil, 'withdrawBid', bid.id))).toMatchObject({ state: 'withdrawn' });
    expect(codeOf(await bidVerb(emil, 'withdrawBid', bid.id))).toBe('NOT_POSSIBLE_NOW');
    expect(await givenABid(emil, task.id)).toMatchObject({ state: 'submitted' });
  });

  it('is only for experts who may work there: not the owner, vetted, payable, active', async () => {
    const both: Persona = { ...expertNamed('Otto Both'), owner: true };
    const otto = await givenAnExpert(world, both);
    const own = await givenAnOpenTask(world, otto);
    const task = await givenAnOpenTask(world, olga);
    expect(codeOf(await submitBid(otto, own.id))).toBe('OWN_TASK');
    const fresh = await world.agentFor(expertNamed('Nora New'));
    expect(codeOf(await submitBid(fresh, task.id))).toBe('PROFILE_INCOMPLETE');
    const unseen = await givenAProfile(world, expertNamed('Uma Unseen'));
    expect(codeOf(await submitBid(unseen, task.id))).toBe('NOT_VETTED');
    expect(await obstacle(unseen, task.id)).toContain('after we have seen your work');
    await world.sql(`update expert_profiles set country = 'BR' where user_id = $1`, [unseen.id]);
    expect(codeOf(await submitBid(unseen, task.id))).toBe('COUNTRY_NOT_SUPPORTED');
    await world.sql('update users set suspended_at = joined_at where id = $1', [otto.id]);
    expect(codeOf(await submitBid(otto, task.id))).toBe('ACCOUNT_SUSPENDED');
    expect(codeOf(await submitBid(emil, '0198c0de-0000-7000-8000-000000000000'))).toBe('NOT_FOUND');
    expect(await obstacle(world.visitor(), task.id)).toBe('Sign in as an expert to bid.');
  });

  it('ends at fifteen live bids', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    await world.sql(
      `with crowd as (
         insert into users (id, email, name, password_hash, language, time_zone, is_owner, is_expert, terms_version, terms_accepted_at, joined_at)
         select gen_random_uuid(), 'crowd' || n || '@x.example', 'Crowd ' || n, '-', 'en', 'UTC', false, true, '1', now(), now()
           from generate_series(1, 14) n returning id)
       insert into bids (id, task_id, expert_id, state, version, task_version, currency, price_minor, days, milestones, message, ai_declaration, submitted_at, terms_at)
       select gen_random_uuid(), b.task_id, crowd.id, 'submitted', 1, 1, b.currency, b.price_minor, b.days, b.milestones, b.message, 'none', b.submitted_at, b.terms_at
         from bids b, crowd where b.id = $1`,
      [bid.id],
    );
    expect(codeOf(await submitBid(ines, task.id))).toBe('BID_LIMIT_REACHED');
  });
});

describe('the owner’s choice', () => {
  it('shortlists and takes it back; the shortlisted stand first', async () => {
    const task = await givenAnOpenTask(world, olga);
    await givenABid(emil, task.id);
    const second = await givenABid(ines, task.id);
    expect(await worked(shortlist(olga, second.id, true))).toMatchObject({ state: 'shortlisted' });
    const { task: seen } = await olga.asks<{
      task: { bids: { id: string; expert: { handle: string; person: { joinedAt: string }; memberSince: string } }[] };
    }>(
      'query ($id: ID!) { task(id: $id) { bids { id expert { handle memberSince person { name joinedAt } samples { title } } samples { title } } } }',
      { id: task.id },
    );
    expect(seen.bids[0]?.id).toBe(second.id);
    expect(codeOf(await shortlist(olga, second.id, true))).toBe('NOT_POSSIBLE_NOW');
    expect(await worked(shortlist(olga, second.id, false))).toMatchObject({ state: 'submitted' });
    expect(codeOf(await shortlist(emil, second.id, true).catch(() => ({ __typename: 'Refused', code: 'FORBIDDEN' })))).toBe('FORBIDDEN');
  });

  it('declines with a reason that Emil reads', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    expect(codeOf(await decline(olga, bid.id, 'Mail me: olga@shop.example'))).toBe('CONTACT_DETAILS_IN_TEXT');
    await worked(decline(olga, bid.id, 'I need it sooner.'));
    expect(await bidSeenBy(emil, bid.id)).toMatchObject({ state: 'declined', declineReason: 'timing: I need it sooner.' });
    expect(codeOf(await decline(olga, bid.id))).toBe('NOT_POSSIBLE_NOW');
  });

  it('lets Emil revise, which makes a new version', async () => {
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(emil, task.id);
    await worked(shortlist(olga, bid.id, true));
    expect(await worked(revise(emil, bid.id, terms(11_000)))).toMatchObject({
      state: 'shortlisted',
      version: 2,
      terms: { price: { minor: '11000' } },
    });
    expect(codeOf(await revise(emil, bid.id, terms(1)))).toBe('AMOUNT_OUT_OF_RANGE');
  });
});

describe('my bids', () => {
  it('are a page of my own, newest first', async () => {
    type Page = { myBids: { nodes: { id: string; task: { title: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
    const query =
      'query ($first: Int!, $after: String) { myBids(first: $first, after: $after) { nodes { id task { title owner { name } } } pageInfo { endCursor hasNextPage } } }';
    const all = (await emil.asks<Page>(query, { first: 50 })).myBids;
    const first = (await emil.asks<Page>(query, { first: 2 })).myBids;
    const second = (await emil.asks<Page>(query, { first: 2, after: first.pageInfo.endCursor })).myBids;
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(all.nodes.slice(0, 4).map(({ id }) => id));
    const owners = await world.sql<{ expert_id: string }>('select distinct expert_id from bids where id = any($1)', [
      all.nodes.map(({ id }) => id),
    ]);
    expect(owners).toEqual([{ expert_id: emil.id }]);
  });
});
