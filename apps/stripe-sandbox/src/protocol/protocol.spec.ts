import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { givenSandbox, readyExpert, refusalOf, type Given } from '../../testing/given.js';

describe('the protocol', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());

  const raw = (path: string, init: RequestInit = {}) =>
    fetch(`${given.sandbox.url}${path}`, {
      ...init,
      headers: { Authorization: `Bearer ${given.sandbox.secretKey}`, ...init.headers },
    });

  it('answers 401 to a wrong key and to none', async () => {
    expect((await fetch(`${given.sandbox.url}/v1/balance`)).status).toBe(401);
    expect((await raw('/v1/balance', { headers: { Authorization: 'Bearer sk_test_other' } })).status).toBe(401);
  });

  it('takes the key as the user name of Basic authentication', async () => {
    const basic = Buffer.from(`${given.sandbox.secretKey}:`).toString('base64');
    expect((await raw('/v1/balance', { headers: { Authorization: `Basic ${basic}` } })).status).toBe(200);
  });

  it('names its request and echoes version and idempotency key', async () => {
    const answer = await raw('/v1/customers', {
      method: 'POST',
      headers: { 'Idempotency-Key': 'echo-1', 'Stripe-Version': '2026-10-28.endive' },
      body: new URLSearchParams({ 'metadata[a]': '1' }),
    });
    expect(answer.headers.get('request-id')).toMatch(/^req_/);
    expect(answer.headers.get('stripe-version')).toBe('2026-10-28.endive');
    expect(answer.headers.get('idempotency-key')).toBe('echo-1');
    expect(answer.headers.get('content-type')).toContain('application/json');
  });

  it('refuses parameters nobody knows, by their full name', async () => {
    const answer = await raw('/v1/customers', {
      method: 'POST',
      body: new URLSearchParams({ 'address[planet]': 'mars' }),
    });
    expect(await answer.json()).toMatchObject({
      error: { type: 'invalid_request_error', code: 'parameter_unknown', param: 'address[planet]' },
    });
  });

  it('tells a missing, a wrong and an empty parameter apart', async () => {
    const codeOf = async (form: Record<string, string>) => {
      const answer = await raw('/v1/payment_intents', { method: 'POST', body: new URLSearchParams(form) });
      return ((await answer.json()) as { error: { code: string; param: string } }).error;
    };
    expect(await codeOf({ amount: '500' })).toMatchObject({ code: 'parameter_missing', param: 'currency' });
    expect(await codeOf({ amount: '5.5', currency: 'usd' })).toMatchObject({
      code: 'parameter_invalid_integer',
    });
    expect(await codeOf({ amount: '500', currency: '' })).toMatchObject({ code: 'parameter_invalid_empty' });
  });

  it('answers 404 to unknown objects and unknown paths', async () => {
    const refusal = await refusalOf(given.stripe.charges.retrieve('ch_nothing'));
    expect(refusal).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such charge: 'ch_nothing'",
    });
    const answer = await raw('/v1/subscriptions');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Unrecognized request URL (GET: /v1/subscriptions)');
  });

  it('acts for a connected account, and answers 403 for a foreign one', async () => {
    const expert = readyExpert(given.sandbox);
    const balance = await given.stripe.balance.retrieve({}, { stripeAccount: expert });
    expect(balance.available[0]?.amount).toBe(0);
    const refusal = await refusalOf(given.stripe.balance.retrieve({}, { stripeAccount: 'acct_foreign' }));
    expect(refusal.statusCode).toBe(403);
  });

  it('pages through a list, newest first, in both directions', async () => {
    for (const name of ['one', 'two', 'three']) await given.stripe.customers.create({ name, email: 'page@example.com' });
    const first = await given.stripe.customers.list({ email: 'page@example.com', limit: 2 });
    expect(first.data.map((customer) => customer.name)).toEqual(['three', 'two']);
    expect(first.has_more).toBe(true);
    const cursor = first.data[1]?.id ?? '';
    const second = await given.stripe.customers.list({ email: 'page@example.com', starting_after: cursor });
    expect(second.data.map((customer) => customer.name)).toEqual(['one']);
    const back = await given.stripe.customers.list({ email: 'page@example.com', ending_before: cursor });
    expect(back.data.map((customer) => customer.name)).toEqual(['three']);
  });

  it('expands only what can be expanded, and takes nothing half done', async () => {
    const intent = await given.stripe.paymentIntents.create({
      ...{ amount: 1000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true },
      expand: ['latest_charge.balance_transaction'],
    });
    expect(intent.latest_charge).toMatchObject({ balance_transaction: { fee: 59, net: 941 } });
    const before = (await given.stripe.charges.list({ limit: 100 })).data.length;
    const create = given.stripe.paymentIntents.create({
      ...{ amount: 1000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true },
      expand: ['nonsense'],
    });
    expect((await refusalOf(create)).message).toContain('cannot be expanded');
    expect((await given.stripe.charges.list({ limit: 100 })).data).toHaveLength(before);
  });

  it('unsets what is sent empty', async () => {
    const { id } = await given.stripe.customers.create({ name: 'Olga', metadata: { a: '1', b: '2' } });
    const changed = await given.stripe.customers.update(id, { name: '', metadata: { a: '' } });
    expect(changed.name).toBeNull();
    expect(changed.metadata).toEqual({ b: '2' });
  });

  it('refuses to create v1 accounts and retired parameters', async () => {
    expect((await refusalOf(given.stripe.accounts.create({}))).message).toContain('POST /v2/core/accounts');
    const answer = await raw('/v1/payment_intents', {
      method: 'POST',
      body: new URLSearchParams({ amount: '500', currency: 'usd', 'payment_method_types[]': 'card' }),
    });
    expect(await answer.json()).toMatchObject({
      error: { code: 'payment_method_types_no_longer_supported' },
    });
  });

  it('speaks v2 errors without a request log', async () => {
    const answer = await raw('/v2/core/accounts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ dashboard: 'express' }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.objectContaining({ code: 'parameter_missing' }) });
  });
});
