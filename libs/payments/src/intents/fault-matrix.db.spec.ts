import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { minutes } from '@sidecrew/platform';
import type { RequestFault } from '../../../../apps/stripe-sandbox/src/index.js';
import { sideBySide } from '../../testing/crash.js';
import { decisions } from '../../testing/decisions.js';
import { decide, leadTo, lookAt, newStory, type Story } from '../../testing/stories.js';
import { World } from '../../testing/world.js';
import { intentPlaces } from '../gateway/crash-places.js';
import { StripeGateway } from '../gateway/stripe-gateway.js';
import type { Op } from './intent-row.js';

/*
 * Every op against every fault of the network and of Stripe, before and after the effect, stored under the key and not.
 * Each has to end as the same story without a fault: same books, same rows, same objects, each object once.
 */
jest.setTimeout(1_800_000);

type Fault = Omit<RequestFault, 'path' | 'method' | 'keyPrefix'>;

const answered: readonly [string, Fault][] = (['500', '503'] as const).flatMap((code) =>
  (['before', 'after'] as const).flatMap((when) =>
    ([true, false] as const).map((stored): [string, Fault] => [
      `a ${code} ${when} the effect, ${stored ? '' : 'not '}stored`,
      { do: code, when, stored, times: 1 },
    ]),
  ),
);
const faults: readonly [string, Fault][] = [
  ...answered,
  ['a connection that breaks before the effect', { do: 'reset', when: 'before', times: 1 }],
  // Twice: the SDK tries a closed connection once more by itself.
  ['a connection that breaks after the effect', { do: 'reset', when: 'after', times: 2 }],
  ['too many calls', { do: 'rate_limit', when: 'before', times: 3 }],
  ['a lock that was not free', { do: 'lock_timeout', when: 'before', times: 1 }],
  ['a slow answer', { do: 'slow', ms: 300, when: 'after', times: 1 }],
  ['an answer that never comes, nothing was done', { do: 'timeout', when: 'before', times: 1 }],
  ['an answer that never comes, all was done', { do: 'timeout', when: 'after', times: 1 }],
];
/** An answer is waited for so long here. */
const patience = { STRIPE_TIMEOUT_MS: '800' };

interface Struck {
  readonly op: Op;
  readonly what: string;
  readonly fault: Fault;
  readonly story: Story;
}

const ops = Object.keys(intentPlaces) as Op[];
/** Ops that other decisions call on their way: each has its own turn, so that the fault meets the right story. */
const alone: readonly Op[] = ['customer', 'evidence.file'];
let world: World;
let struck: readonly Struck[];
let calm: readonly Story[];

beforeAll(async () => {
  world = await World.open(patience);
  await world.float(1_000_000);
  struck = ops.flatMap((op) => faults.map(([what, fault]) => ({ op, what, fault, story: newStory(world, op) })));
  calm = ops.map((op) => newStory(world, op));
  await leadTo(world, [...struck.map(({ story }) => story), ...calm]);
  await sideBySide(calm, (story) => decide(world, story), 4);
  // A fault meets the first call of its op, and that is the story's: one story of an op at a time.
  for (const [fault] of faults) {
    const stories = struck.filter(({ what }) => what === fault);
    for (const op of alone) await strike(stories.filter((one) => one.op === op));
    await strike(stories.filter((one) => !alone.includes(one.op)));
  }
  for (let round = 0; round < 5; round += 1) await world.pass(minutes(6));
  // What was not clear to a person the first time they do again.
  await sideBySide([...struck.map(({ story }) => story), ...calm], (story) => decide(world, story), 4);
  // Pages that were opened late end as well, each after its half hour.
  for (let round = 0; round < 3; round += 1) await world.pass(minutes(16));
  await lookAt(world, [...struck.map(({ story }) => story), ...calm]);
});
afterAll(async () => world?.close());

async function strike(stories: readonly Struck[]): Promise<void> {
  const { faults: armed } = world.sandbox.control;
  const before = armed.struck;
  const { environment } = world.get(StripeGateway);
  armed.add(...stories.map(({ op, fault }) => ({ ...fault, keyPrefix: `sc1:${environment}:${op}:` })));
  await sideBySide(stories, ({ story }) => decide(world, story), 4);
  if (armed.struck - before < stories.length) throw new Error(`Not every story met its fault: ${stories[0]?.what}.`);
  armed.clear();
  armed.add({ event: '*', do: 'drop' });
}

/** How often it was tried and under which key is what a fault changes; nothing else. */
const withoutTries = (end: unknown): unknown =>
  JSON.parse(JSON.stringify(end, (key: string, value: unknown) => (key === 'generation' ? undefined : value)));

describe.each(ops)('%s', (op) => {
  it.each(faults)('survives %s', (what) => {
    const story = struck.find((one) => one.op === op && one.what === what)?.story;
    expect(story?.end).toBeDefined();
    expect(withoutTries(story?.end)).toEqual(withoutTries(calm.find(({ decision }) => decision === op)?.end));
  });
});

describe('all of them together', () => {
  it('leave books that agree with Stripe to the cent, and nothing for a person to look at', async () => {
    expect((await world.books())['stripe_balance']).toBe(await world.atStripe());
    const open = await world.work.read(
      `select kind, reference from reconciliation_breaks where resolved_at is null and gone_at is null and kind not like '%_coverage'`,
    );
    expect(open).toEqual([]);
  });

  it('are every op there is', () => {
    expect([...ops, 'rollover'].sort()).toEqual(Object.keys(decisions).sort());
  });
});
