import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock, days, minutes, newId } from '@sidecrew/platform';
import { dieAt, sideBySide } from '../../testing/crash.js';
import { endState } from '../../testing/end-state.js';
import { type Deal, World } from '../../testing/world.js';
import { FundingsReader } from '../funding/fundings.reader.js';
import { SaveCard } from '../cards/save-card.js';
import { type CrashPlace, housePlaces, onlyAnswered, settlementPlaces } from '../gateway/crash-places.js';
import { personNamed } from '../../testing/wishes.js';
import { SyncObject } from './sync-object.js';

/*
 * The same for what happens without a wish of ours: objects that events or the reconciliation bring, the inbox, the
 * deadlines and the reconciliation itself.
 */
jest.setTimeout(1_800_000);

type Kind = keyof typeof settlementPlaces;

interface News {
  readonly object: Kind;
  readonly place: CrashPlace | null;
  deal: Deal;
  objectId: string;
  account: string | null;
  signal?: string | null;
  end?: unknown;
}

let world: World;

const chargeOf = async ({ milestoneId }: Deal) => (await world.get(FundingsReader).ofMilestones([milestoneId]))[0]?.chargeId ?? '';
const sessionOf = async ({ milestoneId }: Deal) =>
  (await world.get(FundingsReader).ofMilestones([milestoneId]))[0]?.checkoutSessionId ?? '';
const accountOf = async (userId: string) =>
  (await world.work.read<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [userId]))[0]?.id ?? '';
const pay = async (deal: Deal) => world.pay((await world.fund(deal)).paymentId);

/** What has to be there first. */
const before: { readonly [K in Kind]?: (news: News) => Promise<unknown> } = {
  payment_method: ({ deal }) => world.savedCard(deal.olga),
  transfer: async (news) => {
    news.deal = { ...news.deal, emil: await world.payee() };
    await pay(news.deal);
  },
  refund: ({ deal }) => pay(deal),
  dispute: ({ deal }) => pay(deal),
  'radar.early_fraud_warning': ({ deal }) => pay(deal),
  payout: async (news) => {
    news.deal = { ...news.deal, emil: await world.payee() };
    await pay(news.deal);
    await world.settle();
    await world.release(news.deal);
  },
};

/** What happens at Stripe; answers the object that the news are about. Our own calls lose their answers. */
const happens: { readonly [K in Kind]?: (news: News) => Promise<string> } = {
  'checkout.session': async ({ deal }) => {
    await world.fund(deal);
    return (await world.stripe.checkout.sessions.expire(await sessionOf(deal))).id;
  },
  payment_intent: async ({ deal }) => {
    await pay(deal);
    return String((await world.stripe.checkout.sessions.retrieve(await sessionOf(deal))).payment_intent);
  },
  setup_intent: async ({ deal }) => {
    const page = { email: 'olga@example.com', successPath: '/cards', cancelPath: '/cards' };
    await world.fillIn(await world.get(SaveCard).run(personNamed(deal.olga, 'owner'), page));
    const [row] = await world.work.read<{ id: string }>(`select stripe_session as id from card_setups where user_id = $1`, [deal.olga]);
    return String((await world.stripe.checkout.sessions.retrieve(row?.id ?? '')).setup_intent);
  },
  payment_method: async ({ deal }) => {
    const [row] = await world.work.read<{ id: string }>(`select stripe_id as id from saved_cards where user_id = $1`, [deal.olga]);
    return (await world.stripe.paymentMethods.detach(row?.id ?? '')).id;
  },
  transfer: async ({ deal }) => {
    const intentId = await world.release(deal);
    const body = { amount: 9_200, currency: 'usd', destination: await accountOf(deal.emil), source_transaction: await chargeOf(deal) };
    return (await world.stripe.transfers.create({ ...body, transfer_group: `ms_${deal.milestoneId}`, metadata: { sc_intent: intentId } }))
      .id;
  },
  refund: async ({ deal }) => {
    const intentId = await world.refund(deal);
    return (await world.stripe.refunds.create({ charge: await chargeOf(deal), amount: 10_400, metadata: { sc_intent: intentId } })).id;
  },
  dispute: async ({ deal }) => world.sandbox.control.dispute(await chargeOf(deal)).id,
  'radar.early_fraud_warning': async ({ deal }) => world.sandbox.control.warn(await chargeOf(deal)).id,
  payout: async (news) => {
    news.account = await accountOf(news.deal.emil);
    return (await world.stripe.payouts.create({ amount: 9_200, currency: 'usd' }, { stripeAccount: news.account })).id;
  },
  topup: async () =>
    (await world.stripe.topups.create({ amount: 5_000, currency: 'usd', description: 'Float', statement_descriptor: 'Float' })).id,
  'v2.core.account': async (news) => {
    news.deal = { ...news.deal, emil: await world.payee() };
    world.sandbox.control.restrictAccount(await accountOf(news.deal.emil));
    return accountOf(news.deal.emil);
  },
};

const news = (object: Kind, place: CrashPlace | null): News => ({ object, place, deal: world.deal(), objectId: '', account: null });
const objects = (Object.keys(settlementPlaces) as Kind[]).filter((one) => !onlyAnswered.includes(one));
const killed: News[] = [];
const calm: News[] = [];

beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
  for (const object of objects) {
    calm.push(news(object, null));
    killed.push(...settlementPlaces[object].map((place) => news(object, place)));
  }
  const all = [...calm, ...killed];
  for (const one of all) await before[one.object]?.(one);
  await world.settle();
  await world.pass(days(2) + minutes(1));
  world.sandbox.control.faults.add({ event: '*', do: 'drop' });
  for (const one of all) one.objectId = (await happens[one.object]?.(one)) ?? '';
  await sideBySide(killed, async (one) => {
    one.signal = await dieAt(world, one.place as CrashPlace, { do: 'sync', objectId: one.objectId, account: one.account });
  });
  for (const one of all) await world.get(SyncObject).run(one.objectId, one.account);
  for (const one of all) one.end = await endState(world, one.deal);
});
afterAll(async () => world?.close());

describe('a worker that is killed while it applies what Stripe tells', () => {
  it.each(objects.flatMap((object) => settlementPlaces[object]))('at %s leaves what an unharmed one leaves', (place) => {
    const one = killed.find((some) => some.place === place);
    expect(one?.signal).toBe('SIGKILL');
    expect(one?.end).toEqual(calm.find(({ object }) => object === one?.object)?.end);
  });

  it('has a story for every kind of object', () => {
    expect(objects.filter((object) => !happens[object])).toEqual([]);
    expect(calm.map(({ objectId }) => objectId)).not.toContain('');
  });
});

describe('a payment that came too late, while every worker dies on its way', () => {
  /** The payment has its own story (`rollover`) elsewhere. */
  const places = housePlaces.filter((place) => !place.startsWith('rollover'));
  const signals = new Map<CrashPlace, string | null>();
  let late: Deal;
  let calmDeal: Deal;

  beforeAll(async () => {
    [late, calmDeal] = [world.deal(), world.deal()];
    await world.pass(minutes(16));
    world.marketplace.verdict = 'unwanted';
    await pay(calmDeal);
    await world.pass(minutes(32));
    await world.pass(minutes(16));
    world.marketplace.verdict = 'wanted';
    // Nobody but the workers that die looks after this one. Each comes a quarter of an hour after the last.
    await pay(late);
    for (const place of places) {
      world.get(Clock).offset += minutes(16);
      world.sandbox.control.setClockOffset(world.get(Clock).offset);
      signals.set(place, await dieAt(world, place, { do: 'drain', verdict: 'unwanted' }));
    }
    world.marketplace.verdict = 'unwanted';
    for (let round = 0; round < 3; round += 1) await world.pass(minutes(16));
  });

  it.each(places)('one is killed at %s', (place) => {
    expect(signals.get(place)).toBe('SIGKILL');
  });

  it('ends where it ends without them: the money is back on the card, told once', async () => {
    expect(await endState(world, late)).toEqual(await endState(world, calmDeal));
    const [funding] = await world.get(FundingsReader).ofMilestones([late.milestoneId]);
    expect(funding?.state).toBe('refunded');
    const told = await world.work.read(`select 1 from outbox_events where type = 'LatePaymentReturned' and payload ->> 'paymentId' = $1`, [
      funding?.id ?? newId(),
    ]);
    expect(told).toHaveLength(1);
  });

  it('leaves no finding and books that agree with Stripe', async () => {
    const open = await world.work.read(
      `select kind, reference from reconciliation_breaks where resolved_at is null and gone_at is null and kind not like '%_coverage'`,
    );
    expect(open).toEqual([]);
    expect((await world.books())['stripe_balance']).toBe(await world.atStripe());
  });
});
