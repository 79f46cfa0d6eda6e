import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { categoryId, givenADraft, givenAnOpenTask, type ShownTask, TASK, usd, worked } from '../setup/given-a-task.js';
import type { Member } from '../setup/people.js';

let world: RunningApp;
let olga: Member;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  olga = await world.agentFor('olga');
});
afterAll(() => world.close());

describe('finding tasks', () => {
  const found = async (filter: object, page: object = {}, member: Pick<Member, 'asks'> = world.visitor()) =>
    (
      await member.asks<{
        tasks: {
          nodes: { id: string; title: string }[];
          totalCount: number;
          totalIsCapped: boolean;
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      }>(
        `query ($filter: TaskFilter, $first: Int, $after: String) {
         tasks(filter: $filter, first: $first, after: $after) { nodes { id title owner { name joinedAt } ownerHistory { tasksPosted contractsPaid released { minor } memberSince } category { slug } bidCount } totalCount totalIsCapped pageInfo { endCursor hasNextPage } } }`,
        { filter, first: 20, ...page },
      )
    ).tasks;

  beforeAll(async () => {
    for (const [title, changes] of [
      ['Umbrella shop: reconcile payouts', { budgetMinimum: usd(5_000), budgetMaximum: usd(6_000), dueDays: 5 }],
      ['Umbrella blog: monthly close', { budgetMinimum: usd(20_000), budgetMaximum: usd(30_000), dueDays: 30, language: 'de' }],
      [
        'Umbrella guides',
        {
          categoryId: await categoryId(olga, 'content-creation'),
          budgetMinimum: { minor: '9000', currency: 'EUR' },
          budgetMaximum: { minor: '9900', currency: 'EUR' },
        },
      ],
    ] as const) {
      await givenAnOpenTask(world, olga, { title, ...changes });
    }
  });

  it.each([
    ['words, in any of their forms', { text: 'umbrellas payout' }, ['Umbrella shop: reconcile payouts']],
    ['a category', { text: 'umbrella', category: 'content-creation' }, ['Umbrella guides']],
    ['a category that does not exist', { text: 'umbrella', category: 'gardening' }, []],
    ['a currency', { text: 'umbrella', currency: 'EUR' }, ['Umbrella guides']],
    ['a budget that overlaps', { text: 'umbrella', budgetMinimum: usd(10_000) }, ['Umbrella blog: monthly close']],
    ['a language', { text: 'umbrella', language: 'de' }, ['Umbrella blog: monthly close']],
    ['the time they leave', { text: 'umbrella', dueDaysAtMost: 7 }, ['Umbrella shop: reconcile payouts']],
    ['nothing that exists', { text: 'xylophone' }, []],
    ['words that mean nothing', { text: 'the and of' }, []],
  ])('works by %s', async (_what, filter, titles) => {
    const { nodes, totalCount, totalIsCapped } = await found(filter);
    expect(nodes.map(({ title }) => title)).toEqual(titles);
    expect([totalCount, totalIsCapped]).toEqual([titles.length, false]);
  });

  it.each(['newest', 'relevance', 'budget', 'closing'] as const)('pages by %s without losing or repeating any', async (sort) => {
    const all = (await found({ text: 'umbrella', sort })).nodes.map(({ id }) => id);
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof found>> = await found({ text: 'umbrella', sort }, { first: 1, after });
      paged.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(3);
  });

  it('takes a broken page link and two currencies for the mistakes that they are', async () => {
    const query = 'query ($filter: TaskFilter, $after: String) { tasks(filter: $filter, after: $after) { totalCount } }';
    for (const variables of [{ after: 'nonsense' }, { filter: { currency: 'EUR', budgetMinimum: usd(1) } }]) {
      const { errors } = await world.visitor().answers(query, variables);
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });

  it('lists Olga’s own tasks in every state, newest first', async () => {
    await givenADraft(olga);
    const closed = await givenAnOpenTask(world, olga);
    await worked(olga.does(`closeTask(id: $id) { ${TASK} }`, '$id: ID!', { id: closed.id }));
    const screened = await givenADraft(olga);
    await worked(olga.does(`publishTask(id: $id) { ${TASK} }`, '$id: ID!', { id: screened.id }));
    const { myTasks } = await olga.asks<{ myTasks: { nodes: (ShownTask & { createdAt: string })[]; totalCount: number } }>(
      `{ myTasks(first: 50) { nodes { id state createdAt } totalCount } }`,
    );
    expect(new Set(myTasks.nodes.map(({ state }) => state))).toEqual(new Set(['draft', 'screening', 'open', 'closed']));
    const dates = myTasks.nodes.map(({ createdAt }) => createdAt);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(myTasks.totalCount).toBe(myTasks.nodes.length);
  });
});
