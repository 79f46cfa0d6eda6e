import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { givenABid, makeOffer, type ShownBid } from '../setup/given-a-bid.js';
import { acceptOffer, type ShownContract } from '../setup/given-a-contract.js';
import { givenAnOpenTask, worked } from '../setup/given-a-task.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import { marksRead, opensThread, saysIn, type ShownMessage, type ShownThread, threadSeenBy } from '../setup/messages.js';
import type { Member } from '../setup/people.js';

let world: RunningApp;
let olga: Member;
let emil: Member;
let ines: Member;
let ada: Member;
let bid: ShownBid;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  olga = await world.agentFor('olga');
  emil = await givenAnExpert(world);
  ines = await givenAnExpert(world, expertNamed('Ines Roth'));
  ada = await world.agentFor('ada');
  bid = await givenABid(emil, (await givenAnOpenTask(world, olga)).id);
});
afterAll(() => world.close());

const unreadOf = async (member: Member) =>
  (await member.asks<{ viewer: { unreadNotices: number } }>('{ viewer { unreadNotices } }')).viewer;
const noticesOf = async (member: Member) => {
  await world.worker.drain();
  const { notices } = await member.asks<{
    notices: { unread: number; nodes: { id: string; sentence: string; path: string; read: boolean }[] };
  }>('{ notices(first: 50) { unread nodes { id sentence path read } } }');
  return notices;
};

describe('the conversation of a bid', () => {
  it('is one, whichever side opens it', async () => {
    const threads = [await opensThread(olga, bid.id), await opensThread(emil, bid.id), await opensThread(olga, bid.id)];
    expect(new Set(threads.map((thread) => ('id' in thread ? thread.id : thread.code)))).toEqual(new Set([bid.threadId]));
    expect(threads.map((thread) => 'other' in thread && thread.other.name)).toEqual(['Emil Haas', 'Olga Brandt', 'Emil Haas']);
  });

  it('carries what is said, counts what was not read, and tells the other side', async () => {
    await worked(saysIn(bid.threadId, emil, '  Do you keep receipts?  '));
    expect(await threadSeenBy(olga, bid.threadId)).toMatchObject({
      unread: 1,
      bidId: bid.id,
      contractId: null,
      messages: { nodes: [{ text: 'Do you keep receipts?', author: { name: 'Emil Haas' } }] },
    });
    expect((await noticesOf(olga)).nodes[0]).toMatchObject({ path: `/messages/${bid.threadId}`, read: false });
    expect((await world.mails(olga.persona.email)).filter(({ subject }) => subject.startsWith('New message about'))).toHaveLength(1);

    await worked(marksRead(bid.threadId, olga));
    expect(await threadSeenBy(olga, bid.threadId)).toMatchObject({ unread: 0 });
    expect((await noticesOf(olga)).nodes[0]).toMatchObject({ read: true });
    expect((await threadSeenBy(emil, bid.threadId))?.unread).toBe(0);
  });

  it('warns the writer alone about contact details, as long as nobody was hired', async () => {
    const said = await worked<ShownMessage>(saysIn(bid.threadId, emil, 'Mail me: emil@books.example'));
    expect(said.hint).toContain('nothing agreed outside Sidecrew is protected');
    expect((await threadSeenBy(olga, bid.threadId))?.messages.nodes[0]).toMatchObject({ text: said.text, hint: null });
    expect((await threadSeenBy(emil, bid.threadId))?.messages.nodes[0]?.hint).toBe(said.hint);
  });

  it('takes no empty message', async () => {
    expect(await saysIn(bid.threadId, emil, '   ')).toMatchObject({ code: 'INVALID_INPUT', field: 'text' });
  });

  it('does not exist for anybody else', async () => {
    expect(await threadSeenBy(ines, bid.threadId)).toBeNull();
    await expectNoHandIn(ines);
  });

  it('is read by staff, who leave a record of the look and can do nothing in it', async () => {
    const looks = () =>
      world.sql<{ actor: string; bid: string }>(
        `select actor_id as actor, facts ->> 'bidId' as bid from audit_log where action = 'conversation.read' and subject_id = $1`,
        [bid.threadId],
      );
    expect(await looks()).toEqual([]);
    expect(await threadSeenBy(ada, bid.threadId)).toMatchObject({
      unread: 0,
      messages: { nodes: [{ text: expect.stringContaining('Mail me'), hint: null }, { text: 'Do you keep receipts?' }] },
    });
    const page = await ada.asks<{ thread: object }>('query ($id: ID!) { thread(id: $id) { mine people { name } } }', { id: bid.threadId });
    expect(page.thread).toEqual({ mine: false, people: [{ name: 'Olga Brandt' }, { name: 'Emil Haas' }] });
    // A page that loads again is the same look; after an hour it is another one.
    expect(await looks()).toEqual([{ actor: ada.id, bid: bid.id }]);
    await world.clock.passes(hours(1) + minutes(1));
    await threadSeenBy(ada, bid.threadId);
    expect(await looks()).toHaveLength(2);
    await expectNoHandIn(ada);
    expect((await threadSeenBy(emil, bid.threadId))?.messages.nodes[0]?.author.name).toBe('Emil Haas');
  });

  async function expectNoHandIn(by: Member): Promise<void> {
    expect(await opensThread(by, bid.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await saysIn(bid.threadId, by, 'Hello?')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await marksRead(bid.threadId, by)).toMatchObject({ code: 'NOT_FOUND' });
  }

  it('becomes the contract’s', async () => {
    await worked(makeOffer(olga, bid));
    const contract = await worked<ShownContract>(acceptOffer(emil, bid.id));
    expect(contract.threadId).toBe(bid.threadId);
    expect(await worked<ShownThread>(opensThread(emil, bid.id))).toMatchObject({ id: bid.threadId, contractId: contract.id });
    const said = await worked<ShownMessage>(saysIn(bid.threadId, olga, 'Here is my number: +49 170 1234567'));
    expect(said.hint).toBeNull();
  });
});

describe('my conversations', () => {
  it('are a page of my own, latest first', async () => {
    const later = await givenABid(ines, (await givenAnOpenTask(world, olga)).id);
    await world.clock.passes(1_000);
    await worked(saysIn(later.threadId, ines, 'When may I start?'));
    const page = async (member: Member, after: string | null = null) =>
      (
        await member.asks<{ threads: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
          'query ($after: String) { threads(first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
          { after },
        )
      ).threads;
    const first = await page(olga);
    expect(first).toMatchObject({ nodes: [{ id: later.threadId }], pageInfo: { hasNextPage: true } });
    expect(await page(olga, first.pageInfo.endCursor)).toMatchObject({ nodes: [{ id: bid.threadId }], pageInfo: { hasNextPage: false } });
    expect((await page(emil)).nodes).toEqual([{ id: bid.threadId }]);
    expect((await page(ada)).nodes).toEqual([]);
  });
});

describe('notices', () => {
  it('are read one by one, or all at once, and only one’s own', async () => {
    const { nodes, unread } = await noticesOf(olga);
    const unreadIds = nodes.filter(({ read }) => !read).map(({ id }) => id);
    expect(unread).toBe(unreadIds.length);
    const reads = (member: Member, ids: readonly string[] | null) =>
      worked(member.does('markNoticesRead(ids: $ids) { ... on Done { done } }', '$ids: [ID!]', { ids }));

    await reads(emil, unreadIds);
    expect((await noticesOf(olga)).unread).toBe(unread);
    await reads(olga, unreadIds.slice(0, 1));
    expect((await unreadOf(olga)).unreadNotices).toBe(unread - 1);
    await reads(olga, null);
    expect((await unreadOf(olga)).unreadNotices).toBe(0);
  });

  it('are for people who are signed in', async () => {
    const doors = ['{ notices { unread } }', '{ threads { nodes { id } } }', 'mutation { markNoticesRead { __typename } }'];
    for (const document of doors) {
      expect((await world.visitor().answers(document)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    }
  });
});
