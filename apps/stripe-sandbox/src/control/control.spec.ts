import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenReceiver, givenSandbox, paidCharge, readyExpert, type Given } from '../../testing/given.js';

describe('the control surface', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(() => given.sandbox.control.reset());

  const call = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${given.sandbox.url}/_sandbox${path}`, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('reads and moves the clock; what falls due has happened before the answer', async () => {
    const expert = readyExpert(given.sandbox);
    const { charge } = await paidCharge(given.stripe);
    await given.stripe.transfers.create({
      amount: 9200,
      currency: 'usd',
      destination: expert,
      source_transaction: charge,
    });
    const offsetMs = 6 * 86_400_000;
    const moved = await call('/clock', { offsetMs });
    expect(moved.body).toMatchObject({ offsetMs });
    expect((await call('/clock')).body).toMatchObject({ offsetMs });
    const [payout] = (await given.stripe.payouts.list({}, { stripeAccount: expert })).data;
    expect(payout?.status).toBe('paid');
    const events = (await given.stripe.events.list({ limit: 50 }, { stripeAccount: expert })).data.reverse();
    const moments = events.map((event) => event.created);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(new Set(moments).size).toBeGreaterThan(2);
  });

  it('takes a snapshot and goes back to it', async () => {
    const before = await given.stripe.customers.create({ name: 'Before' });
    const { body: snapshot } = await call('/snapshot');
    const after = await given.stripe.customers.create({ name: 'After' });
    expect((await call('/restore', snapshot)).status).toBe(200);
    expect((await given.stripe.customers.retrieve(before.id)).id).toBe(before.id);
    await expect(given.stripe.customers.retrieve(after.id)).rejects.toMatchObject({
      code: 'resource_missing',
    });
  });

  it('empties the world, and keeps the endpoints when asked', async () => {
    await given.stripe.customers.create({ name: 'Olga' });
    await given.stripe.webhookEndpoints.create({
      url: 'http://127.0.0.1:9/',
      enabled_events: ['payout.paid'],
    });
    await call('/reset', { keepEndpoints: true });
    expect((await given.stripe.customers.list()).data).toHaveLength(0);
    expect((await given.stripe.webhookEndpoints.list()).data).toHaveLength(1);
    await call('/reset', {});
    expect((await given.stripe.webhookEndpoints.list()).data).toHaveLength(0);
  });

  it('seeds a float and ready accounts, and dumps the books', async () => {
    const { body } = await call('/seed', {
      float: { eur: 5000 },
      accounts: [{ country: 'DE', email: 'e@example.com' }],
    });
    const [account] = body['accounts'] as string[];
    expect(await given.stripe.accounts.retrieve(account ?? '')).toMatchObject({
      payouts_enabled: true,
      country: 'DE',
    });
    const { body: books } = await call('/dump');
    expect(books['balances']).toMatchObject([{ currency: 'eur', available: 5000 }]);
  });

  it('has a path for each thing that happens from outside', async () => {
    const expert = readyExpert(given.sandbox);
    const { charge } = await paidCharge(given.stripe, 10_400, 'pm_card_bypassPending');
    await given.stripe.transfers.create({ amount: 900, currency: 'usd', destination: expert });
    const payout = await given.stripe.payouts.create({ amount: 900, currency: 'usd' }, { stripeAccount: expert });
    expect((await call('/payouts/fail', { payout: payout.id })).body).toMatchObject({ status: 'failed' });
    expect((await call('/charges/dispute', { charge, kind: 'inquiry' })).body).toMatchObject({
      object: 'dispute',
    });
    expect((await call('/charges/warn', { charge })).body).toMatchObject({
      object: 'radar.early_fraud_warning',
    });
    expect((await call('/accounts/restrict', { account: expert })).status).toBe(200);
    expect((await call('/accounts/lift', { account: expert })).status).toBe(200);
    expect((await call('/accounts/reject', { account: expert })).status).toBe(200);
    expect((await call('/reserves/hold', { currency: 'usd', amount: 10 })).body).toMatchObject({ type: 'reserve_transaction' });
    expect((await call('/reserves/release', { currency: 'usd', amount: 11 })).status).toBe(400);
    expect((await call('/settle', { payouts: true })).body).toEqual({ ok: true });
    expect((await call('/settings', { disputeFee: 0 })).body).toMatchObject({ disputeFee: 0 });
    expect((await call('/settings', { nonsense: 1 })).status).toBe(400);
    expect((await call('/faults', { path: '/v1/x', do: '500', when: 'before' })).body).toEqual({ faults: 1 });
    expect((await call('/charges/dispute', { charge: 'ch_nothing' })).status).toBe(400);
    expect((await call('/idle', {})).body).toEqual({ ok: true });
  });

  it('resends an event and waits until nothing is on its way', async () => {
    const receiver = await givenReceiver();
    await given.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['customer.created'] });
    await given.stripe.customers.create({ name: 'Olga' });
    const [event] = (await given.stripe.events.list({ type: 'customer.created' })).data;
    expect((await call('/events/resend', { event: event?.id })).body).toEqual({ deliveries: 1 });
    await call('/idle', {});
    expect(receiver.received).toHaveLength(2);
    await receiver.close();
  });

  it('keeps money whole: every movement of an account adds up to its balance', async () => {
    const expert = readyExpert(given.sandbox);
    given.sandbox.control.seed({ float: { usd: 20_000 } });
    const { charge } = await paidCharge(given.stripe);
    const transfer = await given.stripe.transfers.create({
      ...{ amount: 5000, currency: 'usd', destination: expert, source_transaction: charge },
    });
    await given.stripe.refunds.create({ charge, amount: 3000 });
    given.sandbox.control.advanceClock(3 * 86_400_000);
    await given.stripe.transfers.createReversal(transfer.id).catch(() => undefined);
    given.sandbox.control.dispute(charge);
    const { balances, transactions } = given.sandbox.control.dump();
    for (const sheet of balances) {
      const own = transactions.filter(({ account, currency }) => account === sheet.account && currency === sheet.currency);
      const total = own.reduce((sum, transaction) => sum + transaction.net, 0);
      expect(sheet.available + sheet.pending).toBe(total);
    }
  });
});
