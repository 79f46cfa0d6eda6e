import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operationOf } from '../../testing/contract/check-call.js';
import { operations, reachedSchemas, schemas, type Operation } from '../../testing/contract/contract.js';
import { paramsOf, wordsIn, type Param } from '../../testing/contract/params.js';
import { givenSandbox, type Given } from '../../testing/given.js';
import { expandable } from '../protocol/expandable.js';
import { routes } from '../protocol/routes.js';
import type { Route } from '../protocol/route.js';

interface Told extends Param {
  route: Route;
  operation: Operation;
  /** For people who read a failure. */
  name: string;
}

const concrete = (path: string) => path.replaceAll(':id', 'x');

const calls = routes.map((route) => ({ route, operation: operationOf(route.method, concrete(route.path)) }));
const all: Told[] = calls.flatMap(({ route, operation }) =>
  operation === undefined
    ? []
    : paramsOf(operation, route.shape).map((param) => ({
        ...param,
        route,
        operation,
        name: `${route.method} ${route.path} ${nested(param.path)}`,
      })),
);
const played = all.filter(({ field }) => field !== undefined && field.form?.kind !== 'retired');

function nested([head = '', ...rest]: string[]): string {
  return head + rest.map((step) => `[${step}]`).join('');
}

/** A body that holds nothing but one parameter. */
function holding(path: string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  return step === '0' ? [holding(rest, value)] : { [step]: holding(rest, value) };
}

describe('the calls of the sandbox and those of the contract', () => {
  it('are the same', () => {
    expect(calls.filter(({ operation }) => !operation).map(({ route }) => `${route.method} ${route.path}`)).toEqual([]);
    const answered = new Set(calls.map(({ operation }) => operation));
    expect(operations.filter((operation) => !answered.has(operation)).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('lead to all that the contract describes', () => {
    const reached = reachedSchemas();
    expect(Object.keys(schemas).filter((name) => !reached.has(name))).toEqual([]);
    expect([...reached].filter((name) => !schemas[name])).toEqual([]);
  });

  it('take no parameter that the contract does not have', () => {
    // Of an uploaded file the calls only ever see the outside.
    const invented = played.filter(({ described, path: [head] }) => !described && head !== 'file');
    expect(invented.map(({ name }) => name)).toEqual([]);
  });

  it('insist on what the contract insists on', () => {
    const lax = played.filter(({ required, field }) => required && !field?.required);
    expect(lax.map(({ name }) => name)).toEqual([]);
  });

  it('offer no word that the contract does not offer', () => {
    const invented = played.flatMap(({ name, described, field }) => {
      const words = described && wordsIn(described);
      const chosen = field?.form?.kind === 'choice' ? field.form.words : [];
      return words ? chosen.filter((word) => !words.includes(word)).map((word) => `${name}=${word}`) : [];
    });
    expect(invented).toEqual([]);
  });

  it('expand what the contract calls expandable, and nothing else', () => {
    // What is worked out only when it is asked for is no id that could be expanded.
    const idsOf = (rules: (typeof expandable)[string]) => Object.keys(rules ?? {}).filter((field) => rules?.[field] === 'by-id');
    const named = Object.entries(expandable).map(([kind, rules]) => [kind, idsOf(rules).sort()]);
    const described = Object.keys(expandable).map((kind) => {
      const fields = Object.entries(schemas[kind]?.properties ?? {}).filter(([, field]) => field['x-expandable']);
      return [kind, fields.map(([field]) => field).sort()];
    });
    expect(Object.fromEntries(named)).toEqual(Object.fromEntries(described));
  });
});

describe('a parameter that is not played', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
    given.sandbox.control.changeSettings({ allowV1AccountCreation: true });
  });
  afterAll(() => given.close());

  const send = async (route: Route, path: string[]) => {
    const url = `${given.sandbox.url}${concrete(route.path)}`;
    const headers = { Authorization: `Bearer ${given.sandbox.secretKey}` };
    const form = new URLSearchParams({ [nested(path)]: '1' });
    const answer =
      route.method !== 'POST'
        ? await fetch(`${url}?${form}`, { method: route.method, headers })
        : await fetch(url, { method: 'POST', headers, body: route.path.startsWith('/v2') ? JSON.stringify(holding(path, '1')) : form });
    return { status: answer.status, body: (await answer.json()) as { error?: { code?: string; param?: string } } };
  };

  it('is refused by its name, wherever it stands', async () => {
    const unplayed = all.filter(({ field }) => !field);
    expect(unplayed.length).toBeGreaterThan(200);
    const taken: string[] = [];
    for (const { name, path, route } of unplayed) {
      const { status, body } = await send(route, path);
      if (status !== 400 || body.error?.code !== 'parameter_unknown' || body.error.param !== nested(path)) taken.push(name);
    }
    expect(taken).toEqual([]);
  });

  it('is refused when nobody has ever heard of it', async () => {
    for (const { route } of calls) {
      const { status, body } = await send(route, ['nonsense']);
      expect({ path: route.path, status, code: body.error?.code }).toEqual({ path: route.path, status: 400, code: 'parameter_unknown' });
    }
  });
});
