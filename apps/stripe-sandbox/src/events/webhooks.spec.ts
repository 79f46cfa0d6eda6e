import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenReceiver, givenSandbox, paidCharge, readyExpert, type Given } from '../../testing/given.js';

describe('webhooks', () => {
  let given: Given;
  let receiver: Awaited<ReturnType<typeof givenReceiver>>;
  let secret: string;
  let endpoint: string;
  beforeAll(async () => {
    given = await givenSandbox();
    receiver = await givenReceiver();
  });
  afterAll(async () => {
    await given.close();
    await receiver.close();
  });
  beforeEach(async () => {
    given.sandbox.control.reset();
    receiver.answer = 200;
    const created = await given.stripe.webhookEndpoints.create({
      url: `${receiver.url}/platform`,
      enabled_events: ['*'],
    });
    secret = created.secret ?? '';
    endpoint = created.id;
    await given.sandbox.control.idle();
    receiver.received.length = 0;
  });

  const types = () => receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  const customer = () => given.stripe.customers.create({ name: 'Olga' }, { idempotencyKey: `c${Math.random()}` });

  it('carry a frozen, unexpanded object, signed with a secret that is told once', async () => {
    await paidCharge(given.stripe);
    await given.sandbox.control.idle();
    expect(types()).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
    const last = receiver.received[2];
    const event = given.stripe.webhooks.constructEvent(last?.body ?? '', last?.headers['stripe-signature'] ?? '', secret);
    expect(event.data.object).toMatchObject({
      status: 'succeeded',
      latest_charge: expect.stringMatching(/^ch_/),
    });
    expect(event.request?.idempotency_key).toBeTruthy();
    expect(last?.headers['user-agent']).toContain('Stripe/1.0');
    expect(last?.body).toContain('\n  "id": "evt_');
    const read = await given.stripe.webhookEndpoints.retrieve(endpoint);
    expect(read.secret).toBeUndefined();
    expect((await given.stripe.events.retrieve(event.id)).pending_webhooks).toBe(0);
  });

  it('tell the former values when something is updated', async () => {
    const { id } = await customer();
    await given.stripe.customers.update(id, { name: 'Olga Owner' });
    await given.sandbox.control.idle();
    const body = JSON.parse(receiver.received.at(-1)?.body ?? '{}') as {
      data: { previous_attributes: unknown };
    };
    expect(body.data.previous_attributes).toEqual({ name: 'Olga' });
  });

  it('of connected accounts go to connect endpoints only, with the account’s id', async () => {
    await given.stripe.webhookEndpoints.create({
      url: `${receiver.url}/connect`,
      enabled_events: ['payout.created', 'payout.updated', 'payout.paid'],
      connect: true,
    });
    const expert = readyExpert(given.sandbox);
    given.sandbox.control.seed({ float: { usd: 500 } });
    await given.stripe.transfers.create({ amount: 500, currency: 'usd', destination: expert });
    given.sandbox.control.settleNow({ payouts: true });
    await given.sandbox.control.idle();
    const connected = receiver.received.filter(({ path }) => path === '/connect');
    expect(connected.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { type: 'payout.created', account: expert },
      { type: 'payout.updated', account: expert },
      { type: 'payout.paid', account: expert },
    ]);
  });

  it('that are thin only point at what changed', async () => {
    const destination = await given.stripe.v2.core.eventDestinations.create({
      name: 'accounts',
      type: 'webhook_endpoint',
      event_payload: 'thin',
      enabled_events: ['v2.core.account[configuration.recipient].capability_status_updated'],
      webhook_endpoint: { url: `${receiver.url}/thin` },
      include: ['webhook_endpoint.signing_secret'],
    });
    const expert = readyExpert(given.sandbox);
    given.sandbox.control.restrictAccount(expert);
    await given.sandbox.control.idle();
    const sent = receiver.received.find(({ path }) => path === '/thin');
    const notification = given.stripe.parseEventNotification(
      sent?.body ?? '',
      sent?.headers['stripe-signature'] ?? '',
      destination.webhook_endpoint?.signing_secret ?? '',
    );
    expect(sent?.body).not.toContain('updated_capability');
    expect(await notification.fetchEvent()).toMatchObject({
      data: { updated_capability: expect.any(String) },
    });
    if (!('fetchRelatedObject' in notification)) throw new Error('The event points at nothing.');
    expect(await notification.fetchRelatedObject()).toMatchObject({ id: expert });
  });

  it('are tried again with a growing wait, signed anew, for three days', async () => {
    receiver.answer = 500;
    await customer();
    await given.sandbox.control.idle();
    expect(receiver.received).toHaveLength(1);
    given.sandbox.control.advanceClock(11_000);
    await given.sandbox.control.idle();
    expect(receiver.received).toHaveLength(2);
    receiver.answer = 302;
    given.sandbox.control.advanceClock(61_000);
    await given.sandbox.control.idle();
    expect(receiver.received).toHaveLength(3);
    receiver.answer = 200;
    given.sandbox.control.advanceClock(3_600_000);
    await given.sandbox.control.idle();
    expect(receiver.received).toHaveLength(4);
    given.sandbox.control.advanceClock(3_600_000);
    await given.sandbox.control.idle();
    expect(receiver.received).toHaveLength(4);
  });

  it('are given up after three days', async () => {
    receiver.answer = 500;
    await customer();
    for (let round = 0; round < 9; round += 1) {
      await given.sandbox.control.idle();
      given.sandbox.control.advanceClock(12 * 3_600_000);
    }
    await given.sandbox.control.idle();
    const tries = receiver.received.length;
    given.sandbox.control.advanceClock(86_400_000);
    await given.sandbox.control.idle();
    expect(receiver.received).toHaveLength(tries);
  });

  it('arrive in order, one at a time', async () => {
    await Promise.all(Array.from({ length: 10 }, customer));
    await given.sandbox.control.idle();
    const sent = receiver.received.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    const listed = (await given.stripe.events.list({ limit: 10 })).data.map((event) => event.id).reverse();
    expect(sent).toEqual(listed);
  });

  it('can be sent again by call and on the page of deliveries', async () => {
    await customer();
    await given.sandbox.control.idle();
    const { id } = JSON.parse(receiver.received[0]?.body ?? '{}') as { id: string };
    expect(given.sandbox.control.resendEvent(id)).toBe(1);
    await given.post(`${given.sandbox.url}/deliveries/resend`, { event: id, listener: endpoint });
    await given.sandbox.control.idle();
    expect(types()).toEqual(['customer.created', 'customer.created', 'customer.created']);
    expect(await (await fetch(`${given.sandbox.url}/deliveries`)).text()).toContain(id);
  });

  it.each([
    ['drop', {}, 0],
    ['duplicate', { copies: 2 }, 3],
    ['wrong_secret', {}, 1],
    ['old_timestamp', {}, 1],
    ['cut_body', {}, 1],
  ] as const)('with the fault %s arrive accordingly', async (kind, extra, count) => {
    given.sandbox.control.faults.add({ event: 'customer.*', do: kind, ...extra });
    await customer();
    await given.sandbox.control.idle();
    expect(receiver.received).toHaveLength(count);
    const [first] = receiver.received;
    const verify = () => given.stripe.webhooks.constructEvent(first?.body ?? '', first?.headers['stripe-signature'] ?? '', secret);
    if (kind === 'duplicate') expect(verify().type).toBe('customer.created');
    else expect(verify).toThrow();
  });

  it('with the fault delay wait for the sandbox clock, and shuffle changes their order', async () => {
    const { control } = given.sandbox;
    control.faults.add({ event: 'customer.created', do: 'delay', ms: 60_000, nth: 1 });
    await customer();
    await control.idle();
    expect(types()).toEqual([]);
    control.advanceClock(60_001);
    await control.idle();
    expect(types()).toEqual(['customer.created']);

    control.faults.clear();
    control.faults.seed(7);
    control.faults.add({ event: '*', do: 'shuffle', windowMs: 100_000 });
    receiver.received.length = 0;
    for (let each = 0; each < 8; each += 1) await customer();
    control.advanceClock(200_000);
    await control.idle();
    const ids = receiver.received.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    const inOrder = (await given.stripe.events.list({ limit: 8 })).data.map((event) => event.id).reverse();
    expect(ids).not.toEqual(inOrder);
    expect([...ids].sort()).toEqual([...inOrder].sort());
  });
});
