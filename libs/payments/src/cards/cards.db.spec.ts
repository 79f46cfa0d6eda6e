import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Actor, days, hours, minutes, newId, Worker } from '@sidecrew/platform';
import { World } from '../../testing/world.js';
import { FundingsReader } from '../funding/fundings.reader.js';
import { cardConsent } from './card-consent.js';
import { ChooseDefaultCard } from './choose-default-card.js';
import { RemoveCard } from './remove-card.js';
import { SaveCard } from './save-card.js';
import { SavedCardsReader } from './saved-cards.reader.js';

jest.setTimeout(120_000);

const alwaysAsks = '4000 0027 6000 3184';
const savesThenDeclines = '4000 0000 0000 0341';
const asksOnce = '4000 0025 0000 3155';

let world: World;
let olga: Actor;
beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
});
beforeEach(() => {
  olga = { id: newId(), roles: new Set(['owner'] as const), sessionId: null, provedAt: null };
});
afterEach(() => {
  world.sandbox.control.faults.clear();
  world.marketplace.stillWanted = true;
});
afterAll(async () => world?.close());

const page = { email: 'olga@example.com', successPath: '/cards?kept=1', cancelPath: '/cards' };
const cards = () => world.get(SavedCardsReader).ofUser(olga.id);
const dealOfOlga = () => ({ ...world.deal(), olga: olga.id });
const state = async (paymentId: string) => (await world.get(FundingsReader).byId(paymentId))?.state;
const told = (port: string, milestoneId: string) => world.marketplace.of(port).filter((fact) => fact['milestoneId'] === milestoneId);
const chargesOf = async (milestoneId: string) =>
  (await world.stripe.charges.list({ transfer_group: `ms_${milestoneId}`, limit: 100 })).data.filter(
    ({ status }) => status === 'succeeded',
  );

describe('a card that Olga lets us keep', () => {
  it('is kept as a reference, with the words she agreed to, and is her default', async () => {
    await world.savedCard(olga.id);
    expect(await cards()).toEqual([expect.objectContaining({ brand: 'visa', last4: '4242', expMonth: 12, isDefault: true })]);
    const [row] = await world.work.read<{ text: string }>(`select consent_text as text from saved_cards where user_id = $1`, [olga.id]);
    expect(row?.text).toBe(cardConsent);
  });

  it('asks for one page however often she clicks, and for a new one when it has ended', async () => {
    const save = () => world.get(SaveCard).run(olga, page);
    const first = await save();
    expect(await save()).toBe(first);
    await world.pass(days(2));
    expect(await save()).not.toBe(first);
  });

  it('has its page also when the worker asked for it first', async () => {
    world.sandbox.control.faults.add({ method: 'POST', path: '/v1/checkout/sessions', do: 'slow', ms: 200, when: 'before' });
    const people = Array.from({ length: 8 }, () => ({ ...olga, id: newId() }));
    const worker = async () => {
      for (let round = 0; round < 4; round += 1) await world.get(Worker).drain();
    };
    const [urls] = await Promise.all([Promise.all(people.map((one) => world.get(SaveCard).run(one, page))), worker(), worker()]);
    expect(new Set(urls).size).toBe(people.length);
  });

  it('is kept with her first payment when she agrees there', async () => {
    const deal = dealOfOlga();
    const { paymentId } = await world.fund(deal, 10_000n, newId(), { saveCard: true });
    await world.pay(paymentId);
    await world.settle();
    expect(await state(paymentId)).toBe('succeeded');
    expect(await cards()).toEqual([expect.objectContaining({ last4: '4242', isDefault: true })]);
  });

  it('is not kept when she only pays', async () => {
    await world.funded(dealOfOlga());
    expect(await cards()).toEqual([]);
  });

  it('is kept once when Stripe tells of it by several events and the look-up', async () => {
    world.sandbox.control.faults.add({ event: '*', do: 'duplicate', copies: 2 });
    await world.savedCard(olga.id);
    await world.pass(minutes(16));
    expect(await cards()).toHaveLength(1);
  });

  it('is healed when its events are lost', async () => {
    world.sandbox.control.faults.add({ event: '*', do: 'drop' });
    await world.fillIn(await world.get(SaveCard).run(olga, page));
    await world.settle();
    expect(await cards()).toEqual([]);
    await world.pass(minutes(16));
    expect(await cards()).toHaveLength(1);
  });

  it('can be chosen, and removed: then the other one is the default and Stripe has let it go', async () => {
    const first = await world.savedCard(olga.id);
    await world.pass(minutes(1));
    const second = await world.savedCard(olga.id, asksOnce);
    await world.get(ChooseDefaultCard).run(olga, second);
    expect((await cards()).map(({ id, isDefault }) => [id, isDefault])).toEqual([
      [second, true],
      [first, false],
    ]);
    await world.get(RemoveCard).run(olga, second);
    expect((await cards()).map(({ id, isDefault }) => [id, isDefault])).toEqual([[first, true]]);
    await world.settle();
    const [customer] = await world.work.read<{ id: string }>(`select stripe_id as id from stripe_customers where user_id = $1`, [olga.id]);
    const atStripe = await world.stripe.paymentMethods.list({ customer: customer?.id ?? '' });
    expect(atStripe.data.map(({ card }) => card?.last4)).toEqual(['4242']);
  });

  it('is hers alone: for everybody else it does not exist', async () => {
    const card = await world.savedCard(olga.id);
    const mallory = { ...olga, id: newId() };
    await expect(world.get(RemoveCard).run(mallory, card)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.get(ChooseDefaultCard).run(mallory, card)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const deal = { ...world.deal(), olga: mallory.id };
    const { intentId } = await world.charge(deal, 10_000n, { cardId: card });
    await world.settle();
    expect(await world.intent(intentId)).toMatchObject({ state: 'refused', code: 'no_saved_card' });
  });

  it('cannot be removed twice', async () => {
    const card = await world.savedCard(olga.id);
    const both = await Promise.allSettled([world.get(RemoveCard).run(olga, card), world.get(RemoveCard).run(olga, card)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('that is let go at Stripe is gone here too', async () => {
    await world.savedCard(olga.id);
    const [row] = await world.work.read<{ id: string }>(`select stripe_id as id from saved_cards where user_id = $1`, [olga.id]);
    await world.stripe.paymentMethods.detach(row?.id ?? '');
    await world.settle();
    expect(await cards()).toEqual([]);
  });
});

describe('a saved card that is charged while Olga is away', () => {
  it('funds the milestone, with one charge, once told', async () => {
    await world.savedCard(olga.id, asksOnce);
    const deal = dealOfOlga();
    const { intentId, paymentId } = await world.charge(deal);
    await world.settle();
    expect(await world.intent(intentId)).toMatchObject({ state: 'done', attempts: 1 });
    expect(await state(paymentId)).toBe('succeeded');
    expect(told('funded', deal.milestoneId)).toEqual([expect.objectContaining({ paymentId, priceMinor: 10_000n, purpose: 'milestone' })]);
    expect((await world.books())[`escrow:${deal.milestoneId}`]).toBe(-10_000n);
    expect(await chargesOf(deal.milestoneId)).toHaveLength(1);
  });

  it('can be released and returned like any other', async () => {
    await world.savedCard(olga.id);
    const deal = { ...dealOfOlga(), emil: await world.payee() };
    await world.charge(deal);
    await world.settle();
    await world.release(deal, 4_000n);
    await world.refund(deal, 6_000n);
    await world.settle();
    expect((await world.books())[`escrow:${deal.milestoneId}`]).toBeUndefined();
    expect((await world.books())['stripe_balance']).toBe(await world.atStripe());
  });

  it('whose bank asks for her leads to a page that waits for her', async () => {
    await world.savedCard(olga.id, alwaysAsks);
    const deal = dealOfOlga();
    const { intentId, paymentId } = await world.charge(deal);
    await world.settle();
    expect(await world.intent(intentId)).toMatchObject({ state: 'refused', code: 'authentication_required' });
    expect(await state(paymentId)).toBe('failed');
    const [asked, ...more] = told('payerAskedBack', deal.milestoneId);
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ because: 'bank', payerId: olga.id, subject: { type: 'milestone', id: deal.milestoneId } });
    expect(told('fundingEnded', deal.milestoneId)).toEqual([]);
    await world.pass(hours(20));
    await world.fillIn(String(asked?.['url']), alwaysAsks);
    await world.settle();
    expect(told('funded', deal.milestoneId)).toEqual([expect.objectContaining({ paymentId: asked?.['paymentId'] })]);
    expect(await chargesOf(deal.milestoneId)).toHaveLength(1);
  });

  it('that she never comes back for ends when the page does', async () => {
    await world.savedCard(olga.id, alwaysAsks);
    const deal = dealOfOlga();
    await world.charge(deal);
    await world.settle();
    await world.pass(days(1));
    expect(told('fundingEnded', deal.milestoneId)).toEqual([expect.objectContaining({ reason: 'expired' })]);
  });

  it('that does not exist asks her back too', async () => {
    const deal = dealOfOlga();
    const wished = await world.charge(deal);
    await world.settle();
    expect(await world.intent(wished.intentId)).toMatchObject({ state: 'refused', code: 'no_saved_card' });
    expect(told('payerAskedBack', deal.milestoneId)).toEqual([expect.objectContaining({ because: 'no_card' })]);
  });

  it('that is declined is tried again after 1, 3 and 5 days as new intents, then it stops and says so', async () => {
    await world.savedCard(olga.id, savesThenDeclines);
    const deal = dealOfOlga();
    await world.charge(deal);
    await world.settle();
    const declines = () => told('chargeDeclined', deal.milestoneId).map(({ attempt, retryAt }) => [attempt, retryAt !== null]);
    expect(declines()).toEqual([[1, true]]);
    await world.pass(hours(23));
    expect(declines()).toHaveLength(1);
    await world.pass(hours(2));
    expect(declines()).toHaveLength(2);
    await world.pass(days(2));
    expect(declines()).toHaveLength(3);
    expect(told('fundingEnded', deal.milestoneId)).toEqual([]);
    await world.pass(days(2));
    expect(declines()).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ]);
    expect(told('fundingEnded', deal.milestoneId)).toEqual([expect.objectContaining({ reason: 'failed', code: 'generic_decline' })]);
    await world.pass(days(10));
    expect(declines()).toHaveLength(4);
    const keys = await world.work.read<{ id: string }>(`select call ->> 'key' as id from intents where milestone_id = $1`, [
      deal.milestoneId,
    ]);
    expect(new Set(keys.map(({ id }) => id)).size).toBe(4);
  });

  it('is charged by the retry when she has given another card meanwhile', async () => {
    await world.savedCard(olga.id, savesThenDeclines);
    const deal = dealOfOlga();
    await world.charge(deal);
    await world.settle();
    await world.get(ChooseDefaultCard).run(olga, await world.savedCard(olga.id));
    await world.pass(days(1) + hours(1));
    expect(told('funded', deal.milestoneId)).toHaveLength(1);
    await world.pass(days(6));
    expect(await chargesOf(deal.milestoneId)).toHaveLength(1);
  });

  it('is left alone when nobody wants the money any more', async () => {
    await world.savedCard(olga.id, savesThenDeclines);
    const deal = dealOfOlga();
    await world.charge(deal);
    await world.settle();
    world.marketplace.stillWanted = false;
    await world.pass(days(1) + hours(1));
    expect(told('chargeDeclined', deal.milestoneId)).toHaveLength(1);
    expect(told('fundingEnded', deal.milestoneId)).toEqual([expect.objectContaining({ code: 'no_longer_wanted' })]);
  });

  it('is charged once when it is wished twice at once', async () => {
    await world.savedCard(olga.id);
    const deal = dealOfOlga();
    const [first] = await Promise.all([world.charge(deal), world.settle(), world.settle()]);
    await world.settle();
    expect(await state(first.paymentId)).toBe('succeeded');
    expect(await chargesOf(deal.milestoneId)).toHaveLength(1);
  });
});
