import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import type { Member } from '../setup/people.js';
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

describe('live notes', () => {
  it('reach Olga when something of hers changed, until she signs out', async () => {
    const member = await world.agentFor('olga');
    const { client, closed } = await socketOf(member);
    const notes = client.iterate({ query: 'subscription { noticesChanged { id } }' });
    const first = notes.next();
    await until(async () => {
      await world.sql(`select pg_notify('live', $1)`, [`notices:${member.id}`]);
      return Promise.race([first.then(() => true), pause(100).then(() => false)]);
    });
    expect((await first).value).toEqual({ data: { noticesChanged: { id: member.id } } });
    await member.does('signOut { ... on Done { done } }');
    expect((await closed).code).toBe(4403);
    await client.dispose();
  });

  it('are not for visitors', async () => {
    const { client, closed } = await socketOf(world.visitor());
    await expect(client.iterate({ query: 'subscription { noticesChanged { id } }' }).next()).rejects.toMatchObject({
      code: 4403,
    });
    expect((await closed).code).toBe(4403);
  });

  it('are not for pages of other sites, even with the cookie', async () => {
    const member = await world.agentFor('olga');
    const { client } = await socketOf(member, 'https://elsewhere.example');
    await expect(client.iterate({ query: 'subscription { noticesChanged { id } }' }).next()).rejects.toMatchObject({
      code: 4403,
    });
  });
});

/** Opens somebody's live line as their browser would: with their cookie and the page's origin. */
async function socketOf(visitor: Visitor | Member, origin = world.url) {
  const cookie = visitor.http.jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false }).toValueString();
  let tell: (event: { code: number }) => void;
  const closed = new Promise<{ code: number }>((resolve) => (tell = resolve));
  class Browser extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers: { origin, cookie } });
      this.once('close', (code) => tell({ code }));
    }
  }
  const client: Client = createClient({
    url: `${world.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Browser,
    retryAttempts: 0,
  });
  return { client, closed };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 100; n += 1) if (await isSo()) return;
  throw new Error('It did not come.');
}
