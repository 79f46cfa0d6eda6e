import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import WebSocket from 'ws';
import { ALLOW, type Knocker } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());

const codeOfError = (errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined) => errors?.[0]?.extensions?.code;

describe('requests of another site', () => {
  it('are refused before GraphQL reads them', async () => {
    const olga = await world.agentFor('olga');
    const answer = await olga.http.post('/graphql').set('origin', 'https://evil.example').send({ query: '{ viewer { id } }' });
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).not.toContain(olga.id);
    const upload = await olga.http.post('/files').query({ name: 'a.txt', purpose: 'task' }).set('origin', 'https://evil.example').set('x-sidecrew', '1').send('x');
    expect(upload.status).toBe(403);
  });

  it('are refused as a plain form too, which needs no leave of the browser', async () => {
    const olga = await world.agentFor('olga');
    const answer = await olga.http.post('/graphql').type('form').send({ query: 'mutation { signOut { __typename } }' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await olga.asks('{ viewer { name } }')).toEqual({ viewer: { name: 'Olga Brandt' } });
  });

  it('cannot change anything by GET', async () => {
    const olga = await world.agentFor('olga');
    const answer = await olga.http.get('/graphql').query({ query: 'mutation { signOut { __typename } }' }).set('apollo-require-preflight', '1');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await olga.asks('{ viewer { name } }')).toEqual({ viewer: { name: 'Olga Brandt' } });
  });

  it('cannot open the socket with Olga’s cookie', async () => {
    const cookie = await cookieOf(world);
    expect(await knocksAtSocket(world, { cookie, origin: 'https://evil.example' })).toBe('closed');
    expect(await knocksAtSocket(world, { cookie, origin: world.url })).toBe('connection_ack');
    expect(await knocksAtSocket(world, { origin: world.url })).toBe('closed');
  });
});

describe('operations', () => {
  it('that do not exist are named as such, without hints', async () => {
    const { errors } = await world.visitor().answers('{ viewr { id } }');
    expect(codeOfError(errors)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(errors?.[0]?.message).not.toContain('Did you mean');
    expect(codeOfError((await world.visitor().answers('{ viewer { id }')).errors)).toBe('GRAPHQL_PARSE_FAILED');
  });

  it('do not tell the schema outside the demo', async () => {
    expect(codeOfError((await world.visitor().answers('{ __schema { types { name } } }')).errors)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('may not be too deep, too wide or too long', async () => {
    const deep = `{ tasks { nodes { ${'bids { task { '.repeat(10)} id ${'} }'.repeat(10)} } } }`;
    const wide = `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: categories { id }`).join(' ')} }`;
    const long = `{ ${'categories { id } '.repeat(2_000)} }`;
    for (const query of [deep, wide, long]) {
      const { data, errors } = await world.visitor().answers(query);
      expect(data ?? null).toBeNull();
      expect(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED']).toContain(codeOfError(errors));
    }
  });
});

describe('errors', () => {
  it('name the field that does not fit and nothing of ours', async () => {
    const { errors } = await world.visitor().answers('{ tasks(first: 500) { nodes { id } } }');
    expect(codeOfError(errors)).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.extensions?.fields).toMatchObject([{ field: 'first' }]);
    expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules|select /i);
  });

  it('answer ids that are none like ids of nothing, or as bad input; never as a fault', async () => {
    const olga = await world.agentFor('olga');
    for (const id of ['1', "x' or 1=1 --", '00000000-0000-0000-0000-000000000000']) {
      for (const noun of ['task', 'bid', 'contract', 'milestone', 'dispute']) {
        const { data, errors } = await olga.answers<Record<string, unknown>>(`query ($id: ID!) { ${noun}(id: $id) { id } }`, { id });
        expect([noun, id, codeOfError(errors) ?? data?.[noun] ?? null]).toEqual([noun, id, id.length === 36 ? null : 'BAD_USER_INPUT']);
      }
    }
  });

  it('of a broken body stay short', async () => {
    const answer = await world.visitor().http.post('/graphql').set('content-type', 'application/json').send('{"query": ');
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/node_modules|at .*\.js/);
  });

  it('of a cursor that was made up are refused in words', async () => {
    const { data, errors } = await world.visitor().answers('{ experts(after: "bm9uc2Vuc2U") { nodes { id } } }');
    expect(data ?? null).toBeNull();
    expect(codeOfError(errors)).not.toBe('INTERNAL_SERVER_ERROR');
  });
});

describe('what one may not see', () => {
  it('answers Emil like what does not exist', async () => {
    const olga = await world.agentFor('olga');
    const emil = await world.agentFor('emil');
    const { categories } = await olga.asks<{ categories: { id: string }[] }>('{ categories { id } }');
    const money = { minor: '5000', currency: 'USD' };
    const input = { title: 'Private', brief: 'Still a draft.', categoryId: categories[0]?.id, skillIds: [], budgetMinimum: money, budgetMaximum: money, dueDays: 5, language: 'en', aiPolicy: 'none', checklist: [], fileIds: [] };
    const draft = await olga.does<{ id: string }>('saveTaskDraft(input: $input) { ... on Task { id } }', '$input: TaskInput!', { input });
    const id = 'id' in draft ? draft.id : '';
    expect(await emil.asks('query ($id: ID!) { task(id: $id) { id } }', { id })).toEqual({ task: null });
    const verbs = ['publishTask', 'discardTask', 'withdrawTask', 'closeTask'].map((verb) => (taskId: string) => emil.answers(`mutation ($id: ID!) { ${verb}(id: $id) { __typename ... on Refused { code message } } }`, { id: taskId }));
    for (const attempt of verbs) {
      const [real, unknown] = [await attempt(id), await attempt('00000000-0000-7000-8000-000000000000')];
      expect(real).toEqual(unknown);
    }
  });
});

describe('doors', () => {
  it('all say who may knock', () => {
    const known = new DiscoveryService(world.app.get(ModulesContainer));
    const scanner = new MetadataScanner();
    const reflector = new Reflector();
    const doors = [...known.getProviders(), ...known.getControllers()].flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as object;
      return scanner.getAllMethodNames(prototype).map((name) => ({ owner: metatype as new () => object, name, method: (prototype as Record<string, unknown>)[name] }));
    });
    const guarded = doors.filter(({ method }) => typeof method === 'function' && isDoor(method));
    const unguarded = guarded.filter(
      ({ owner, method }) => reflector.getAllAndOverride<Knocker[] | undefined>(ALLOW, [method as () => unknown, owner]) === undefined,
    );
    expect(guarded.length).toBeGreaterThan(90);
    expect(unguarded.map(({ owner, name }) => `${owner.name}.${name}`)).toEqual([]);
  });
});

/** A query, mutation, subscription or route; fields below them are reached only through one of these. */
const isDoor = (method: object): boolean =>
  ['Query', 'Mutation', 'Subscription'].includes(String(Reflect.getMetadata('graphql:resolver_type', method))) || Reflect.hasMetadata('path', method);

async function cookieOf({ url }: RunningApp): Promise<string> {
  await world.agentFor('olga');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `mutation { signIn(email: "olga@shop.example", password: "quiet-harbour-lantern-58") { __typename } }` }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** The first thing the subscription socket says, or that it closed. */
function knocksAtSocket({ url }: RunningApp, headers: { cookie?: string; origin: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (text) => {
      resolve((JSON.parse(String(text)) as { type: string }).type);
      socket.close();
    });
    socket.on('close', () => resolve('closed'));
    socket.on('unexpected-response', () => resolve('closed'));
    socket.on('error', reject);
  });
}
