import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { emil, type Member } from '../setup/people.js';
import { codeOf, type Visitor } from '../setup/visitor.js';

let world: RunningApp;
let staff: Member;
let categories: Category[];
let nth = 0;

interface Category {
  readonly id: string;
  readonly slug: string;
  readonly skills: readonly { readonly id: string; readonly name: string }[];
}

interface Profile {
  readonly id: string;
  readonly handle: string;
  readonly samples: readonly { readonly id: string; readonly title: string; readonly file: { url: string } | null }[];
  readonly vettings: readonly { readonly state: string; readonly reason: string | null }[] | null;
  readonly vettedIn: readonly { readonly slug: string }[];
}

beforeAll(async () => {
  world = await startApp({ sandbox: false });
  staff = await world.agentFor('ada');
  const fields = '{ categories { id slug name skills { id name } } }';
  categories = (await world.visitor().asks<{ categories: Category[] }>(fields)).categories;
});
afterAll(() => world.close());

const PROFILE = `... on ExpertProfile { id handle headline country languages skills { name } categories { slug }
  hourlyPrice { minor currency } samples { id title url file { url } } vettings { state reason } vettedIn { slug } }`;

const category = (slug = 'accounting'): Category => {
  const found = categories.find((one) => one.slug === slug);
  if (!found) throw new Error(`No category ${slug}.`);
  return found;
};

const anExpert = (name = 'Emil Haas') => {
  nth += 1;
  return world.agentFor({ ...emil, name, email: `expert-${nth}@books.example` });
};

const profileInput = (changes: object = {}) => ({
  headline: 'Books that tie to the bank',
  about: 'Ten years of shop bookkeeping.',
  categoryIds: [category().id],
  skillIds: category()
    .skills.slice(0, 2)
    .map((skill) => skill.id),
  hourlyPrice: { minor: '3500', currency: 'EUR' },
  country: 'DE',
  languages: ['de', 'en'],
  ...changes,
});

const saves = (expert: Visitor, changes: object = {}) =>
  expert.does<Profile>(`saveExpertProfile(input: $input) { ${PROFILE} }`, '$input: ExpertProfileInput!', {
    input: profileInput(changes),
  });
const shows = (expert: Visitor, sample: object = {}) =>
  expert.does<Profile>(`addWorkSample(input: $input) { ${PROFILE} }`, '$input: WorkSampleInput!', {
    input: { title: 'A year-end folder', about: 'For a print shop.', url: 'https://work.example/folder', ...sample },
  });
const asksVetting = (expert: Visitor, slug = 'accounting') =>
  expert.does<Profile>(`requestVetting(categoryId: "${category(slug).id}") { ${PROFILE} }`);
const decides = (admin: Visitor, id: string, accept: boolean, reason: string | null = null) =>
  admin.does(
    'decideVetting(id: $id, accept: $accept, reason: $reason) { ... on VettingRequest { state reason } }',
    '$id: ID!, $accept: Boolean!, $reason: String',
    { id, accept, reason },
  );
const takesBack = (admin: Visitor, id: string, reason: string) =>
  admin.does(`takeBackVetting(id: "${id}", reason: "${reason}") { ... on VettingRequest { state reason } }`);
const directory = async (search: object = {}) =>
  (
    await world
      .visitor()
      .asks<{ experts: { totalCount: number; nodes: { handle: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
        `query ($text: String, $category: String, $language: String, $first: Int = 20, $after: String) {
        experts(text: $text, category: $category, language: $language, first: $first, after: $after) {
          totalCount nodes { handle } pageInfo { endCursor hasNextPage } } }`,
        search,
      )
  ).experts;

/** An expert who waits for an answer, and the id of the request. */
async function aRequest(name?: string): Promise<{ expert: Member; id: string }> {
  const expert = await anExpert(name);
  await saves(expert);
  await shows(expert);
  await asksVetting(expert);
  const [row] = await world.sql<{ id: string }>('select id from vettings where expert_id = $1', [expert.id]);
  if (!row) throw new Error('No request was made.');
  return { expert, id: row.id };
}

describe('the catalogue', () => {
  it('has four categories with ten skills each', () => {
    expect(categories.map((one) => [one.slug, one.skills.length])).toEqual([
      ['accounting', 10],
      ['content-creation', 10],
      ['it-services', 10],
      ['customer-service', 10],
    ]);
  });
});

describe('a profile', () => {
  it('is Emil’s once he writes it, under a handle that stays', async () => {
    const expert = await anExpert('Émil Haas');
    expect(await saves(expert)).toMatchObject({
      handle: 'emil-haas',
      headline: 'Books that tie to the bank',
      hourlyPrice: { minor: '3500', currency: 'EUR' },
      categories: [{ slug: 'accounting' }],
    });
    const changed = await saves(expert, { headline: 'Calm books', hourlyPrice: null });
    expect(changed).toMatchObject({ handle: 'emil-haas', headline: 'Calm books', hourlyPrice: null });
    const { viewer } = await expert.asks<{ viewer: object }>('{ viewer { expertHandle } }');
    expect(viewer).toEqual({ expertHandle: 'emil-haas' });
  });

  it('gets a number where the handle is taken', async () => {
    const [first, second] = [await anExpert('Jo Roe'), await anExpert('Jo Roe')];
    expect(await saves(first)).toMatchObject({ handle: 'jo-roe' });
    expect(await saves(second)).toMatchObject({ handle: 'jo-roe-2' });
  });

  it('refuses skills of another category, unknown categories and a price of nothing', async () => {
    const expert = await anExpert();
    const foreign = category('it-services').skills[0]?.id;
    expect(await saves(expert, { skillIds: [foreign] })).toMatchObject({ field: 'skillIds' });
    expect(await saves(expert, { categoryIds: [expert.id] })).toMatchObject({ field: 'categoryIds' });
    expect(await saves(expert, { hourlyPrice: { minor: '0', currency: 'EUR' } })).toMatchObject({ field: 'hourlyPrice' });
    expect(await expert.asks('{ myExpertProfile { id } }')).toEqual({ myExpertProfile: null });
  });

  it('is not for people who only own', async () => {
    const owner = await world.agentFor('olga');
    const { errors } = await owner.answers('{ myExpertProfile { id } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('shows the public no mail address and no vetting that was refused', async () => {
    const { expert, id } = await aRequest('Pia Voss');
    await decides(staff, id, false, 'The sample does not open.');
    const { expert: profile } = await world
      .visitor()
      .asks<{ expert: object }>(`{ expert(handle: "pia-voss") { person { name timeZone } vettings { state } vettedIn { slug } } }`);
    expect(profile).toEqual({ person: { name: 'Pia Voss', timeZone: 'Europe/Berlin' }, vettings: null, vettedIn: [] });
    expect(JSON.stringify(profile)).not.toContain(expert.persona.email);
    expect(await world.visitor().asks('{ expert(handle: "nobody") { id } }')).toEqual({ expert: null });
  });
});

describe('work samples', () => {
  it('need a profile first and something to look at', async () => {
    const expert = await anExpert();
    expect(codeOf(await shows(expert))).toBe('PROFILE_INCOMPLETE');
    await saves(expert);
    expect(await shows(expert, { url: null })).toMatchObject({ code: 'INVALID_INPUT', field: 'url' });
  });

  it('refuse links that are none, and files of others', async () => {
    const [expert, other] = [await anExpert(), await anExpert()];
    await saves(expert);
    const { errors } = await expert.answers('mutation ($input: WorkSampleInput!) { addWorkSample(input: $input) { __typename } }', {
      input: { title: 'Mine', about: '', url: 'javascript:alert(1)' },
    });
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    const theirs = await uploadsSample(other);
    expect(codeOf(await shows(expert, { url: null, fileId: theirs }))).toBe('NOT_FOUND');
  });

  it('are seen by everyone while they stand in the profile, and by nobody before and after', async () => {
    const expert = await anExpert();
    await saves(expert);
    const fileId = await uploadsSample(expert);
    const seen = async () => (await world.visitor().http.get(`/files/${fileId}`)).status;
    expect(await seen()).toBe(404);
    const profile = (await shows(expert, { url: null, fileId })) as Profile;
    expect(profile.samples[0]?.file?.url).toBe(`/files/${fileId}`);
    expect(await seen()).toBe(200);
    const removed = await expert.does<Profile>(`removeWorkSample(id: "${profile.samples[0]?.id}") { ${PROFILE} }`);
    expect((removed as Profile).samples).toEqual([]);
    expect(await seen()).toBe(404);
  });

  it('are removed only by whose they are', async () => {
    const [expert, other] = [await anExpert(), await anExpert()];
    await saves(expert);
    await saves(other);
    const profile = (await shows(expert)) as Profile;
    expect(codeOf(await other.does(`removeWorkSample(id: "${profile.samples[0]?.id}") { ${PROFILE} }`))).toBe('NOT_FOUND');
  });
});

describe('vetting', () => {
  it('needs a profile, its category and a sample, and is asked once', async () => {
    const expert = await anExpert();
    expect(codeOf(await asksVetting(expert))).toBe('PROFILE_INCOMPLETE');
    await saves(expert);
    expect(codeOf(await asksVetting(expert))).toBe('PROFILE_INCOMPLETE');
    await shows(expert);
    expect(await asksVetting(expert, 'it-services')).toMatchObject({ code: 'INVALID_INPUT', field: 'categoryId' });
    expect(await asksVetting(expert)).toMatchObject({ vettings: [{ state: 'requested', reason: null }] });
    expect(codeOf(await asksVetting(expert))).toBe('NOT_POSSIBLE_NOW');
  });

  it('stands in Ada’s queue and lets Emil in, on record', async () => {
    const { expert, id } = await aRequest();
    const queue = await staff.asks<{ vettingQueue: { nodes: { id: string; expert: { id: string } }[] } }>(
      '{ vettingQueue(first: 50) { nodes { id requestedAt category { slug } expert { id samples { title } } } } }',
    );
    expect(queue.vettingQueue.nodes.find((one) => one.id === id)?.expert.id).toBe(expert.id);
    expect(await decides(staff, id, true)).toEqual({ state: 'vetted', reason: null });
    expect(codeOf(await decides(staff, id, true))).toBe('NOT_POSSIBLE_NOW');
    const { myExpertProfile } = await expert.asks<{ myExpertProfile: Profile }>('{ myExpertProfile { vettedIn { slug } } }');
    expect(myExpertProfile.vettedIn).toEqual([{ slug: 'accounting' }]);
    const records = await world.sql('select action, actor_id from audit_log where subject_id = $1', [id]);
    expect(records).toEqual([{ action: 'vetting.vetted', actor_id: staff.id }]);
  });

  it('is refused with a reason, may be asked again, and is taken back with a reason', async () => {
    const { expert, id } = await aRequest();
    expect(await decides(staff, id, false)).toMatchObject({ code: 'INVALID_INPUT', field: 'reason' });
    expect(codeOf(await takesBack(staff, id, 'Not yet given.'))).toBe('NOT_POSSIBLE_NOW');
    expect(await decides(staff, id, false, 'The sample does not open.')).toMatchObject({ state: 'refused' });
    expect(await asksVetting(expert)).toMatchObject({ vettings: [{ state: 'requested', reason: null }] });
    await decides(staff, id, true);
    expect(await takesBack(staff, id, 'Three late deliveries.')).toEqual({
      state: 'taken_back',
      reason: 'Three late deliveries.',
    });
  });

  it('is decided by admins only, and never about oneself', async () => {
    const { expert, id } = await aRequest();
    const { errors } = await expert.answers(`mutation { decideVetting(id: "${id}", accept: true) { __typename } }`);
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const both = await world.agentFor({ ...emil, email: 'both@staff.example', admin: true });
    await saves(both);
    await shows(both);
    await asksVetting(both);
    const [own] = await world.sql<{ id: string }>('select id from vettings where expert_id = $1', [both.id]);
    expect(codeOf(await decides(both, own?.id ?? '', true))).toBe('INVALID_INPUT');
  });

  it('is given once when two admins decide at the same moment', async () => {
    const { id } = await aRequest();
    const answers = await Promise.all([decides(staff, id, true), decides(staff, id, false, 'No.')]);
    expect(answers.map(codeOf).sort()).toEqual(['NOT_POSSIBLE_NOW', null].sort());
  });
});

describe('the directory', () => {
  it('shows vetted experts by category, language and words, page by page', async () => {
    const made = [];
    for (const name of ['Una Directory', 'Duo Directory', 'Tre Directory']) {
      const { expert, id } = await aRequest(name);
      await decides(staff, id, true);
      await saves(expert, { headline: `Ledgers by ${name}`, languages: name.startsWith('Una') ? ['et'] : ['fi'] });
      await world.clock.passes(1_000);
      made.push(expert);
    }
    await aRequest('Quattro Directory');

    const found = await directory({ text: 'ledgers by', first: 2 });
    expect([found.totalCount, found.nodes.map((one) => one.handle)]).toEqual([3, ['tre-directory', 'duo-directory']]);
    const rest = await directory({ text: 'ledgers by', first: 2, after: found.pageInfo.endCursor });
    expect([rest.nodes.map((one) => one.handle), rest.pageInfo.hasNextPage]).toEqual([['una-directory'], false]);
    expect((await directory({ language: 'et' })).nodes).toEqual([{ handle: 'una-directory' }]);
    expect((await directory({ language: 'et', category: 'it-services' })).totalCount).toBe(0);
    expect((await directory({ text: 'payout RECONC', language: 'fi' })).totalCount).toBe(2);

    await world.sql('update users set suspended_at = now() where id = $1', [made[0]?.id]);
    expect((await directory({ language: 'et' })).totalCount).toBe(0);
  });

  it('answers a cursor that is none with a sentence', async () => {
    const { errors } = await world.visitor().answers('{ experts(after: "nonsense") { totalCount } }');
    expect(errors?.[0]?.message).toBe('This page link is not valid any more. Start from the first page.');
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

async function uploadsSample(expert: Visitor): Promise<string> {
  const { body } = await expert.http
    .post('/files?name=folder.pdf&purpose=sample')
    .set('x-sidecrew', '1')
    .set('content-type', 'application/octet-stream')
    .send(Buffer.from('%PDF-1.7 sample'));
  return (body as { id: string }).id;
}
