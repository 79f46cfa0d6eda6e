import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { minutes, Work } from '@sidecrew/platform';
import { dieAt, sideBySide } from '../../testing/crash.js';
import { decisions } from '../../testing/decisions.js';
import { decide, type Decision, leadTo, lookAt, newStory, type Story } from '../../testing/stories.js';
import { World } from '../../testing/world.js';
import { type CrashPlace, intentPlaces, refusalPlaces } from '../gateway/crash-places.js';
import { CrashPoints } from '../gateway/crash-points.js';
import { StripeGateway } from '../gateway/stripe-gateway.js';

/*
 * A worker is killed at every commit and every call of every op, each time in a story of its own. Then another worker
 * takes over, the person clicks once more, and everything that is left, here and at Stripe, has to equal the same story
 * in which nobody was killed. No event arrives meanwhile: the intents have to find their way alone.
 */
jest.setTimeout(1_800_000);

interface Killed {
  readonly place: CrashPlace;
  readonly story: Story;
  signal?: string | null;
}

const rolloverPlaces = ['rollover.decide:before-commit', 'rollover.decide:after-commit'] as const;
const refusedOf = (place: CrashPlace): Decision => (place.startsWith('release') ? 'release' : 'fund.saved');

let world: World;
let killed: readonly Killed[];
let calm: readonly Story[];
const seen = new Set<string>();

beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
  const ops = Object.entries(intentPlaces) as [keyof typeof intentPlaces, readonly CrashPlace[]][];
  killed = [
    ...ops.flatMap(([op, places]) => places.map((place) => ({ place, story: newStory(world, op) }))),
    ...rolloverPlaces.map((place) => ({ place, story: newStory(world, 'rollover') })),
    ...refusalPlaces.map((place) => ({ place, story: newStory(world, refusedOf(place), true) })),
  ];
  calm = [
    ...(Object.keys(decisions) as Decision[]).map((decision) => newStory(world, decision)),
    ...(['release', 'fund.saved'] as const).map((decision) => newStory(world, decision, true)),
  ];
  const all = [...killed.map(({ story }) => story), ...calm];
  await leadTo(world, all);
  world.get(Work).watch((moment, names) => names.forEach((name) => seen.add(`${name}:${moment}`)));
  await sideBySide(killed, async (one: Killed) => {
    one.signal = await dieAt(world, one.place, { do: 'decide', decision: one.story.decision, matter: one.story.matter });
  });
  await sideBySide(all, (story) => decide(world, story), 4);
  for (let round = 0; round < 2; round += 1) await world.pass(minutes(3));
  await lookAt(world, all);
});
afterAll(async () => world?.close());

const places: readonly CrashPlace[] = [...Object.values(intentPlaces).flat(), ...rolloverPlaces, ...refusalPlaces];

describe('a worker that is killed', () => {
  it.each(places)('at %s leaves what the same story without a crash leaves', (place) => {
    const one = killed.find((some) => some.place === place);
    expect(one?.signal).toBe('SIGKILL');
    const unharmed = calm.find(({ decision, isRefused }) => decision === one?.story.decision && isRefused === one.story.isRefused);
    expect(one?.story.end).toEqual(unharmed?.end);
  });

  it('leaves books that agree with Stripe to the cent', async () => {
    expect((await world.books())['stripe_balance']).toBe(await world.atStripe());
  });
});

describe('the stories without a crash', () => {
  it.each(Object.keys(decisions) as Decision[])('%s leaves something to compare', (decision) => {
    const end = calm.find((story) => story.decision === decision)?.end as { ours: Record<string, unknown[]> };
    expect(Object.values(end.ours).flat().length).toBeGreaterThan(0);
  });
});

describe('the list of places', () => {
  it('has every commit that a decision, a claim and an outcome make', () => {
    const commits = [...seen].filter((name) => /\.(decide|claim|outcome):/.test(name));
    expect(commits.length).toBeGreaterThan(50);
    expect(commits.filter((name) => !places.some((place) => place === name))).toEqual([]);
  });

  it('does nothing with a live key', () => {
    process.env['SIDECREW_CRASH_AT'] = 'release.call:after';
    const live = new StripeGateway({ ...world.config, stripe: { ...world.config.stripe, secretKey: 'sk_live_x' } });
    const points = new CrashPoints(live, world.work);
    points.onModuleInit();
    expect(() => points.pass('release.call:after')).not.toThrow();
    delete process.env['SIDECREW_CRASH_AT'];
  });
});
