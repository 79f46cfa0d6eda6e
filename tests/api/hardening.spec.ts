import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import type { Answer, Visitor } from '../setup/visitor.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());

const codesOf = ({ errors }: Answer<unknown>) => errors?.map((error) => error.extensions?.['code']);
const posting = (visitor: Visitor, body: object | string = { query: '{ viewer { id } }' }) =>
  visitor.http.post('/graphql').set('content-type', 'application/json').send(body);

describe('what one operation may ask for', () => {
  const refused = async (query: string) => {
    const answer = await world.visitor().answers(query);
    expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    return answer.errors?.[0]?.message ?? '';
  };

  it('is at most twelve levels deep', async () => {
    const levels = 7;
    await refused(`{ task(id: "x") { ${'bids { task { '.repeat(levels)} id ${'} } '.repeat(levels)} } }`);
  });

  it('has at most twenty names for the same thing', async () => {
    await refused(`{ ${Array.from({ length: 21 }, (_, n) => `c${n}: viewer { id }`).join(' ')} }`);
  });

  it('costs no more than any screen needs', async () => {
    const many = Array.from({ length: 19 }, (_, n) => `p${n}: about`).join(' ');
    const level = (inner: string) => `bids { expert { samples { ${many} } } task { ${inner} } }`;
    await refused(`{ task(id: "x") { ${level(level(level(level('id'))))} } }`);
  });

  it('has at most 3,000 words', async () => {
    const answer = await world.visitor().answers(`{ ${'viewer { id } '.repeat(1_000)} }`);
    expect(codesOf(answer)).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('comes alone and not in a batch', async () => {
    const { status } = await posting(world.visitor(), [{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect(status).toBe(400);
  });

  it('is at most a megabyte', async () => {
    const { status } = await posting(world.visitor(), { query: '{ __typename }', variables: { a: 'x'.repeat(1_100_000) } });
    expect(status).toBe(413);
  });
});

describe('what an answer gives away', () => {
  it('is no schema outside the demo', async () => {
    const answer = await world.visitor().answers('{ __schema { types { name } } }');
    expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(answer.data ?? null).toBeNull();
  });

  it('is no name that was nearly guessed', async () => {
    const { errors } = await world.visitor().answers('{ viewr { id } }');
    expect(errors?.[0]?.message).not.toContain('viewer');
  });

  it('is a reference and nothing of ours when the fault is ours', async () => {
    await world.sql('alter table categories rename to categories_elsewhere');
    try {
      const { errors } = await world.visitor().answers('{ categories { id } }');
      expect(errors).toEqual([
        {
          message: 'Something went wrong on our side. Nothing you wrote was lost.',
          path: ['categories'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.stringMatching(/^[0-9A-F]{8}$/) },
        },
      ]);
    } finally {
      await world.sql('alter table categories_elsewhere rename to categories');
    }
  });

  it('is the same over plain HTTP', async () => {
    await world.sql('alter table files rename to files_elsewhere');
    try {
      const { status, body } = await world.visitor().http.get('/files/0190a5b4-0000-7000-8000-000000000000');
      expect([status, body]).toEqual([
        500,
        {
          statusCode: 500,
          message: 'Something went wrong on our side. Nothing you wrote was lost.',
          reference: expect.stringMatching(/^[0-9A-F]{8}$/),
        },
      ]);
    } finally {
      await world.sql('alter table files_elsewhere rename to files');
    }
  });

  it('is no stack for a body that cannot be read', async () => {
    const { status, text } = await posting(world.visitor(), '{"query": ');
    expect(status).toBe(400);
    expect(text).not.toMatch(/node_modules|at .*\.js|\/apps\//);
  });
});

describe('other sites', () => {
  it('cannot post with this browser’s cookie', async () => {
    const member = await world.agentFor('olga');
    for (const origin of ['https://elsewhere.example', 'null', `${world.url}.elsewhere.example`]) {
      expect((await posting(member).set('origin', origin)).status).toBe(403);
    }
    expect((await posting(member).set('origin', world.url)).status).toBe(200);
  });

  it('cannot send what a plain form or picture could', async () => {
    const member = await world.agentFor('olga');
    const form = await member.http
      .post('/graphql')
      .set('content-type', 'text/plain')
      .send('{"query":"mutation { signOut { __typename } }"}');
    expect(form.status).toBe(400);
    const picture = await member.http.get('/graphql').query({ query: '{ viewer { id } }' });
    expect(picture.status).toBe(400);
  });

  it('cannot frame our pages, and run no script on them', async () => {
    const first = await world.visitor().http.get('/health');
    const second = await world.visitor().http.get('/health');
    expect(first.body).toEqual({ ok: true });
    const policy = first.headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'.*script-src 'self' 'nonce-[\w+/=]{24}'/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).not.toBe(second.headers['content-security-policy']);
    expect(first.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
    expect(first.headers['x-powered-by']).toBeUndefined();
  });
});

describe('the database', () => {
  it('is used as a plain role that waits neither for locks nor for slow statements', async () => {
    const work = world.app.get(Work);
    const [settings] = await work.read(
      `select current_user as role, current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement`,
    );
    expect(settings).toEqual({ role: 'sidecrew_app', lock: '3s', statement: '10s' });
    await expect(work.read('create table mine (id int)')).rejects.toThrow('permission denied');
  });
});
