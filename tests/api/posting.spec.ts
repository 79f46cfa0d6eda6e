import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import {
  categoryId,
  givenADraft,
  givenAnOpenTask,
  type ShownTask,
  TASK,
  taskInput,
  taskSeenBy,
  usd,
  worked,
} from '../setup/given-a-task.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import { bidSeenBy, givenABid, submitBid } from '../setup/given-a-bid.js';
import type { Member } from '../setup/people.js';
import { codeOf } from '../setup/visitor.js';

const days = (n: number) => n * 86_400_000;

let world: RunningApp;
let olga: Member;
let ada: Member;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  olga = await world.agentFor('olga');
  ada = await world.agentFor('ada');
});
afterAll(() => world.close());

const verb = (member: Member, name: string, id: string) => member.does<ShownTask>(`${name}(id: $id) { ${TASK} }`, '$id: ID!', { id });
const save = (member: Member, id: string | null, input: object) =>
  member.does<ShownTask>(`saveTaskDraft(id: $id, input: $input) { ${TASK} }`, '$id: ID, $input: TaskInput!', { id, input });
const edit = (member: Member, id: string, input: object) =>
  member.does<ShownTask>(`editTask(id: $id, input: $input) { ${TASK} }`, '$id: ID!, $input: TaskInput!', { id, input });
const discard = (member: Member, id: string) => member.does(`discardTask(id: $id) { ... on Done { done } }`, '$id: ID!', { id });
const reject = (member: Member, id: string) =>
  member.does<ShownTask>(`rejectTask(id: $id, reason: unclear, note: "Say which shop system you use.") { ${TASK} }`, '$id: ID!', { id });
const risky = { brief: 'Please write to me on telegram, we can work outside the platform.' };

describe('writing a task', () => {
  it('keeps an incomplete draft that only Olga sees', async () => {
    const draft = await givenADraft(olga, { title: '', brief: '', checklist: [], budgetMinimum: usd(0), budgetMaximum: usd(0) });
    expect(draft).toMatchObject({ state: 'draft', version: 0, possibleActions: ['publish', 'discard'] });
    expect(await taskSeenBy(world.visitor(), draft.id)).toBeNull();
    expect(await taskSeenBy(await world.agentFor('emil'), draft.id)).toBeNull();
  });

  it('keeps the ids of checklist points whose words change', async () => {
    const draft = await givenADraft(olga);
    const [first] = draft.checklist;
    const input = await taskInput(olga, { checklist: [{ text: 'A new point' }, { id: first?.id, text: 'Sheet, reconciled' }] });
    const saved = await worked<ShownTask>(save(olga, draft.id, input));
    expect(saved.checklist[1]).toEqual({ id: first?.id, text: 'Sheet, reconciled' });
    expect(saved.checklist[0]?.id).not.toBe(first?.id);
  });

  it('refuses what does not belong together', async () => {
    const foreign = await categoryId(olga, 'content-creation');
    expect(foreign).not.toBeNull();
    const { data } = await olga.answers<{ categories: { slug: string; skills: { id: string }[] }[] }>(
      '{ categories { slug skills { id } } }',
    );
    const skillId = data?.categories.find(({ slug }) => slug === 'content-creation')?.skills[0]?.id;
    const answers = await Promise.all([
      save(olga, null, await taskInput(olga, { skillIds: [skillId] })),
      save(olga, null, await taskInput(olga, { categoryId: '0198c0de-0000-7000-8000-000000000000' })),
      save(olga, null, await taskInput(olga, { budgetMaximum: { minor: '20000', currency: 'EUR' } })),
      save(olga, null, await taskInput(olga, { budgetMaximum: usd(8_999) })),
      save(olga, null, await taskInput(olga, { fileIds: ['0198c0de-0000-7000-8000-000000000000'] })),
    ]);
    expect(answers.map(codeOf)).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'NOT_FOUND']);
  });

  it.each([
    ['a title that is too long', { title: 'x'.repeat(121) }],
    ['a brief that is too long', { brief: 'x'.repeat(8_001) }],
    ['too many points', { checklist: Array.from({ length: 21 }, () => ({ text: 'Point' })) }],
    ['an id that is none', { categoryId: 'accounting' }],
    ['no time', { dueDays: 0 }],
    ['a language that is none', { language: 'English please' }],
    ['an amount that is none', { budgetMinimum: { minor: '-5', currency: 'USD' } }],
  ])('answers %s as the input’s mistake', async (_what, changes) => {
    const { errors } = await olga.answers('mutation ($input: TaskInput!) { saveTaskDraft(input: $input) { __typename } }', {
      input: await taskInput(olga, changes),
    });
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  it('lets only Olga change or throw away her draft', async () => {
    const draft = await givenADraft(olga);
    expect(codeOf(await save(ada, draft.id, await taskInput(ada)))).toBe('NOT_FOUND');
    expect(codeOf(await discard(ada, draft.id))).toBe('NOT_FOUND');
    await worked(discard(olga, draft.id));
    expect(await taskSeenBy(olga, draft.id)).toBeNull();
    expect(await world.sql('select from tasks where id = $1', [draft.id])).toHaveLength(0);
  });
});

describe('publishing', () => {
  it('opens a plain task by itself within a minute, for thirty days', async () => {
    const { id } = await givenADraft(olga);
    expect(await worked(verb(olga, 'publishTask', id))).toMatchObject({ state: 'screening', version: 1, possibleActions: ['withdraw'] });
    await world.clock.passes(60_000);
    const task = await taskSeenBy(world.visitor(), id);
    expect(task).toMatchObject({ state: 'open', possibleActions: [] });
    const left = Date.parse(task?.expiresAt ?? '') - world.clock.now().getTime();
    expect(left).toBeGreaterThan(days(29.9));
    expect(await world.sql('select version from task_versions where task_id = $1', [id])).toEqual([{ version: 1 }]);
  });

  it.each([
    ['no title', { title: ' ' }, 'INVALID_INPUT'],
    ['no words', { brief: '' }, 'INVALID_INPUT'],
    ['no checklist', { checklist: [] }, 'INVALID_INPUT'],
    ['an empty point', { checklist: [{ text: ' ' }] }, 'INVALID_INPUT'],
    ['a mail address', { brief: 'Write to olga@shop.example' }, 'CONTACT_DETAILS_IN_TEXT'],
    ['a phone number in the checklist', { checklist: [{ text: 'Ring +49 170 1234567' }] }, 'CONTACT_DETAILS_IN_TEXT'],
    ['a budget below the smallest task', { budgetMinimum: usd(999) }, 'AMOUNT_OUT_OF_RANGE'],
    ['a budget above the largest milestone', { budgetMaximum: usd(1_000_001) }, 'AMOUNT_OUT_OF_RANGE'],
  ])('refuses %s', async (_what, changes, code) => {
    const { id } = await givenADraft(olga, changes);
    expect(codeOf(await verb(olga, 'publishTask', id))).toBe(code);
    expect((await taskSeenBy(olga, id))?.state).toBe('draft');
  });

  it('waits for a confirmed address', async () => {
    const { id } = await givenADraft(olga);
    await world.sql('update users set email_verified_at = null where id = $1', [olga.id]);
    expect(codeOf(await verb(olga, 'publishTask', id))).toBe('EMAIL_NOT_VERIFIED');
    await world.sql('update users set email_verified_at = joined_at where id = $1', [olga.id]);
  });

  it('happens once', async () => {
    const { id } = await givenADraft(olga);
    await worked(verb(olga, 'publishTask', id));
    expect(codeOf(await verb(olga, 'publishTask', id))).toBe('NOT_POSSIBLE_NOW');
  });

  it('can be taken back while it is screened', async () => {
    const { id } = await givenADraft(olga);
    await worked(verb(olga, 'publishTask', id));
    expect(await worked(verb(olga, 'withdrawTask', id))).toMatchObject({ state: 'draft' });
    await world.clock.passes(60_000);
    expect((await taskSeenBy(olga, id))?.state).toBe('draft');
    expect(codeOf(await verb(olga, 'withdrawTask', id))).toBe('NOT_POSSIBLE_NOW');
  });
});

describe('screening', () => {
  const queue = async () =>
    (
      await ada.asks<{ screeningQueue: { nodes: { id: string; risk: number; riskReasons: { rule: string }[] }[] } }>(
        '{ screeningQueue(first: 50) { nodes { id risk riskReasons { rule weight reason } } } }',
      )
    ).screeningQueue.nodes;

  it('holds a risky task for Ada, who sees why and lets it pass', async () => {
    const { id } = await givenADraft(olga, risky);
    await worked(verb(olga, 'publishTask', id));
    await world.clock.passes(days(1));
    const entry = (await queue()).find((task) => task.id === id);
    expect(entry?.riskReasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['contact', 'forbidden']));
    expect(await worked(verb(ada, 'passTask', id))).toMatchObject({ state: 'open' });
    expect((await queue()).some((task) => task.id === id)).toBe(false);
    expect(await world.sql(`select action from audit_log where subject_id = $1`, [id])).toEqual([{ action: 'task.passed' }]);
  });

  it('sends a task back with a reason that only Olga and staff read, and remembers it', async () => {
    const { id } = await givenADraft(olga, risky);
    await worked(verb(olga, 'publishTask', id));
    expect(await worked(reject(ada, id))).toMatchObject({ state: 'draft', rejection: 'Say which shop system you use.' });
    expect(await taskSeenBy(olga, id)).toMatchObject({ rejection: 'Say which shop system you use.' });
    expect(codeOf(await reject(ada, id))).toBe('NOT_POSSIBLE_NOW');
    await worked(save(olga, id, await taskInput(olga, { brief: 'A plain brief now.' })));
    expect(await worked(verb(olga, 'publishTask', id))).toMatchObject({ version: 2, rejection: null });
    const [row] = await world.sql<{ risk_reasons: { rule: string }[] }>('select risk_reasons from tasks where id = $1', [id]);
    expect(row?.risk_reasons.map(({ rule }) => rule)).toContain('rejected_before');
  });

  it('is staff’s work', async () => {
    const { id } = await givenADraft(olga, risky);
    await worked(verb(olga, 'publishTask', id));
    const { errors } = await olga.answers(`mutation ($id: ID!) { passTask(id: $id) { __typename } }`, { id });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    await worked(verb(olga, 'withdrawTask', id));
    expect(codeOf(await verb(ada, 'passTask', id))).toBe('NOT_POSSIBLE_NOW');
  });
});

describe('an open task', () => {
  it('becomes a new version only when what is asked, its price or its time changes', async () => {
    const task = await givenAnOpenTask(world, olga);
    const words = await taskInput(olga, { title: 'Match my payouts', checklist: task.checklist });
    expect(await worked(edit(olga, task.id, words))).toMatchObject({ state: 'open', version: 1, title: 'Match my payouts' });
    expect(await worked(edit(olga, task.id, { ...words, dueDays: 20 }))).toMatchObject({ version: 2 });
    expect(await world.sql('select version, edition from task_versions where task_id = $1 order by 1, 2', [task.id])).toEqual([
      { version: 1, edition: 1 },
      { version: 1, edition: 2 },
      { version: 2, edition: 1 },
    ]);
  });

  it('goes through screening again when an edit makes it risky', async () => {
    const task = await givenAnOpenTask(world, olga);
    expect(await worked(edit(olga, task.id, await taskInput(olga, { ...risky, checklist: task.checklist })))).toMatchObject({
      state: 'screening',
    });
    await world.clock.passes(60_000);
    expect((await taskSeenBy(olga, task.id))?.state).toBe('screening');
    expect(codeOf(await edit(olga, task.id, await taskInput(olga)))).toBe('NOT_POSSIBLE_NOW');
  });

  it('cannot be edited into something that could not be published', async () => {
    const task = await givenAnOpenTask(world, olga);
    expect(codeOf(await edit(olga, task.id, await taskInput(olga, { brief: 'Mail olga@shop.example' })))).toBe('CONTACT_DETAILS_IN_TEXT');
    expect(codeOf(await edit(olga, task.id, await taskInput(olga, { checklist: [] })))).toBe('INVALID_INPUT');
    expect(codeOf(await edit(ada, task.id, await taskInput(ada)))).toBe('NOT_FOUND');
  });

  it('can be closed and reposted as a new draft with all its parts', async () => {
    const task = await givenAnOpenTask(world, olga);
    expect(codeOf(await verb(ada, 'closeTask', task.id))).toBe('NOT_FOUND');
    expect(await worked(verb(olga, 'closeTask', task.id))).toMatchObject({ state: 'closed', possibleActions: ['repost'] });
    expect(codeOf(await verb(olga, 'closeTask', task.id))).toBe('NOT_POSSIBLE_NOW');
    const copy = await worked<ShownTask>(verb(olga, 'repostTask', task.id));
    expect(copy).toMatchObject({ state: 'draft', version: 0, title: task.title });
    expect(copy.id).not.toBe(task.id);
    expect(copy.checklist.map(({ text }) => text)).toEqual(task.checklist.map(({ text }) => text));
    expect(codeOf(await verb(olga, 'repostTask', copy.id))).toBe('NOT_POSSIBLE_NOW');
  });

  it('expires after thirty days without a hire', async () => {
    const task = await givenAnOpenTask(world, olga);
    await world.clock.passes(days(29));
    expect((await taskSeenBy(olga, task.id))?.state).toBe('open');
    await world.clock.passes(days(1));
    expect((await taskSeenBy(olga, task.id))?.state).toBe('expired');
  });

  it('shows its files to signed-in experts and not to visitors', async () => {
    const emil = await world.agentFor('emil');
    const upload = await olga.http
      .post('/files')
      .query({ purpose: 'task', name: 'list.csv' })
      .set('x-sidecrew', '1')
      .type('application/octet-stream')
      .send(Buffer.from('a,b\n1,2\n'));
    if (upload.status >= 300) throw new Error(`The upload answered ${upload.status}: ${upload.text}`);
    const task = await givenAnOpenTask(world, olga, { fileIds: [(upload.body as { id: string }).id] });
    const seenBy = async (member: Pick<Member, 'asks'>) =>
      (await member.asks<{ task: { files: { name: string }[] } }>('query ($id: ID!) { task(id: $id) { files { name } } }', { id: task.id }))
        .task.files;
    expect(await seenBy(emil)).toEqual([{ name: 'list.csv' }]);
    expect(await seenBy(world.visitor())).toEqual([]);
  });
});

describe('a task that goes back to being a draft', () => {
  it('leaves no bidder without an answer, and closes when it is thrown away', async () => {
    const ines = await givenAnExpert(world, expertNamed('Ines Roth'));
    const task = await givenAnOpenTask(world, olga);
    const bid = await givenABid(ines, task.id);
    await worked(edit(olga, task.id, await taskInput(olga, { ...risky, checklist: task.checklist })));
    await worked(reject(ada, task.id));
    await world.worker.drain();
    expect((await bidSeenBy(ines, bid.id))?.state).toBe('not_selected');
    await worked(discard(olga, task.id));
    expect((await taskSeenBy(olga, task.id))?.state).toBe('closed');
  });
});

describe('a task that was closed', () => {
  it('takes no bids and is seen by those who had a part in it', async () => {
    const emil = await givenAnExpert(world);
    const task = await givenAnOpenTask(world, olga);
    await worked(submitBid(emil, task.id));
    await worked(verb(olga, 'closeTask', task.id));
    expect((await taskSeenBy(emil, task.id))?.state).toBe('closed');
    expect(await taskSeenBy(world.visitor(), task.id)).toBeNull();
    expect(codeOf(await submitBid(emil, task.id))).toBe('NOT_POSSIBLE_NOW');
  });
});
