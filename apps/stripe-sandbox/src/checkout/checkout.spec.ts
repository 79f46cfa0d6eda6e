import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Stripe } from 'stripe';
import { card, givenSandbox, refusalOf, type Given } from '../../testing/given.js';

describe('the checkout page', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(() => given.sandbox.control.reset());

  const line = (name: string, unit_amount: number) => ({
    price_data: { currency: 'usd', unit_amount, product_data: { name } },
    quantity: 1,
  });
  const open = (extra: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
    given.stripe.checkout.sessions.create({
      mode: 'payment',
      allowed_payment_method_types: ['card'],
      line_items: [line('Milestone 1', 10_000), line('Service fee', 400)],
      payment_intent_data: { transfer_group: 'ms_1', metadata: { sc_intent: 'i1' } },
      success_url: 'https://app.example/paid?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://app.example/back',
      ...extra,
    });
  const again = (id: string) => given.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });

  it('shows lines, total, a cancel link and that no real money moves', async () => {
    const session = await open();
    const page = await (await fetch(session.url ?? '')).text();
    for (const part of ['Milestone 1', '$104.00', 'https://app.example/back', 'No real money']) expect(page).toContain(part);
  });

  it('takes a good card, leads to the success page and completes the session', async () => {
    const session = await open({ metadata: { own: 'session' } });
    expect(session.payment_intent).toBeNull();
    const answer = await given.post(session.url ?? '', card('4242 4242 4242 4242'));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`https://app.example/paid?session=${session.id}`);
    expect(await again(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      payment_intent: {
        status: 'succeeded',
        transfer_group: 'ms_1',
        metadata: { sc_intent: 'i1' },
        latest_charge: { amount: 10_400, transfer_group: 'ms_1', metadata: { sc_intent: 'i1' } },
      },
    });
  });

  it('shows a decline in place and lets the visitor try another card', async () => {
    const session = await open();
    const declined = await given.post(session.url ?? '', card('4000000000009995'));
    expect(declined.status).toBe(402);
    expect(await declined.text()).toContain('Your card has insufficient funds.');
    expect((await again(session.id)).status).toBe('open');
    expect((await given.post(session.url ?? '', card('4242424242424242'))).status).toBe(303);
  });

  it('refuses every number that is no test number, and an expiry that is over', async () => {
    const session = await open();
    expect(await (await given.post(session.url ?? '', card('5105105105105100'))).text()).toContain('only takes test card numbers');
    const over = { ...card('4242424242424242'), expiry: '01/20' };
    expect(await (await given.post(session.url ?? '', over)).text()).toContain('has expired');
    expect((await again(session.id)).payment_intent).toBeNull();
  });

  it('sends a card to the bank’s page: completing pays, failing comes back with the reason', async () => {
    const session = await open();
    const failing = await given.post(session.url ?? '', card('4000000000003220'));
    const bank = failing.headers.get('location') ?? '';
    expect(await (await fetch(bank)).text()).toContain('Complete authentication');
    const back = await given.post(`${bank}/fail`);
    const page = await fetch(new URL(back.headers.get('location') ?? '', given.sandbox.url));
    expect(await page.text()).toContain('unable to authenticate');
    await given.post(session.url ?? '', card('4000002760003184'));
    const done = await given.post(`${bank}/complete`);
    expect(done.headers.get('location')).toBe(`https://app.example/paid?session=${session.id}`);
    expect((await again(session.id)).payment_status).toBe('paid');
  });

  it('cannot be paid twice', async () => {
    const session = await open();
    await given.post(session.url ?? '', card('4242424242424242'));
    expect((await given.post(session.url ?? '', card('4242424242424242'))).status).toBe(410);
    expect((await given.stripe.charges.list()).data).toHaveLength(1);
  });

  it('expires by its clock or by a call, and takes no money afterwards', async () => {
    const soon = Math.floor(given.sandbox.control.clock().nowMs / 1000) + 31 * 60;
    const byClock = await open({ expires_at: soon });
    given.sandbox.control.advanceClock(32 * 60_000);
    expect((await again(byClock.id)).status).toBe('expired');
    const byCall = await open();
    expect((await given.stripe.checkout.sessions.expire(byCall.id)).status).toBe('expired');
    expect((await given.post(`${given.sandbox.url}/c/pay/${byCall.id}`, card('4242424242424242'))).status).toBe(410);
    expect((await refusalOf(given.stripe.checkout.sessions.expire(byCall.id))).statusCode).toBe(400);
    const types = (await given.stripe.events.list({ type: 'checkout.session.expired' })).data;
    expect(types).toHaveLength(2);
  });

  it('refuses an expiry below half an hour, mixed currencies and amounts that are too small', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect((await refusalOf(open({ expires_at: now + 60 }))).param).toBe('expires_at');
    const euro = {
      price_data: { currency: 'eur', unit_amount: 500, product_data: { name: 'x' } },
      quantity: 1,
    };
    expect((await refusalOf(open({ line_items: [line('a', 500), euro] }))).message).toContain('same currency');
    expect((await refusalOf(open({ line_items: [line('a', 10)] }))).code).toBe('amount_too_small');
  });

  it('saves a card for payments without its owner', async () => {
    const customer = await given.stripe.customers.create({ email: 'olga@example.com' });
    const session = await open({
      ...{ mode: 'setup', line_items: undefined, payment_intent_data: undefined },
      customer: customer.id,
      currency: 'usd',
    });
    const asked = await given.post(session.url ?? '', card('4000002500003155'));
    await given.post(`${asked.headers.get('location')}/complete`);
    const [method] = (await given.stripe.customers.listPaymentMethods(customer.id)).data;
    const paid = await given.stripe.paymentIntents.create({
      ...{ amount: 500, currency: 'usd', customer: customer.id, payment_method: method?.id },
      off_session: true,
      confirm: true,
    });
    expect(paid.status).toBe('succeeded');
  });

  it('waits for the bank with the delayed method', async () => {
    const session = await open({ allowed_payment_method_types: ['card', 'us_bank_account'] });
    const pay = (account: string, url: string) => given.post(`${url}/bank`, { routing: '110000000', account });
    await pay('000123456789', session.url ?? '');
    expect(await again(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'processing' },
    });
    const doomed = await open({ allowed_payment_method_types: ['us_bank_account'] });
    await pay('000222222227', doomed.url ?? '');
    given.sandbox.control.advanceClock(5 * 86_400_000);
    expect((await again(session.id)).payment_status).toBe('paid');
    expect((await again(doomed.id)).payment_status).toBe('unpaid');
    const types = (await given.stripe.events.list({ limit: 100 })).data.map((event) => event.type);
    expect(types).toEqual(expect.arrayContaining(['checkout.session.async_payment_succeeded', 'checkout.session.async_payment_failed']));
  });
});
