import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenReceiver, givenSandbox, paidCharge, readyExpert, refusalOf, refusalOrNothing, type Given } from '../../testing/given.js';

describe('faults on requests', () => {
  let given: Given;
  let expert: string;
  let charge: string;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(async () => {
    given.sandbox.control.reset();
    expert = readyExpert(given.sandbox);
    ({ charge } = await paidCharge(given.stripe));
  });

  const transfer = (options: { timeout?: number } = {}) =>
    given.stripe.transfers.create(
      { amount: 5000, currency: 'usd', destination: expert, source_transaction: charge },
      { idempotencyKey: 'sc1:test:release:1:g1', ...options },
    );
  const count = async () => (await given.stripe.transfers.list()).data.length;
  const arm = (fault: { do: '500' | '503' | 'rate_limit'; when: 'after' | 'before'; stored: boolean }) =>
    given.sandbox.control.faults.add({
      ...fault,
      method: 'POST',
      path: '/v1/transfers',
      keyPrefix: 'sc1:',
      times: 1,
    });

  it('before the effect and not stored: nothing happened, the same key executes', async () => {
    arm({ do: '500', when: 'before', stored: false });
    expect((await refusalOf(transfer())).statusCode).toBe(500);
    expect(await count()).toBe(0);
    expect((await transfer()).amount).toBe(5000);
    expect(await count()).toBe(1);
  });

  it('before the effect and stored: nothing happened, the same key replays the 500', async () => {
    arm({ do: '503', when: 'before', stored: true });
    await refusalOf(transfer());
    expect((await refusalOf(transfer())).statusCode).toBe(503);
    expect(await count()).toBe(0);
  });

  it('after the effect and not stored: it happened, the same key replays the true answer', async () => {
    arm({ do: '500', when: 'after', stored: false });
    await refusalOf(transfer());
    expect(await count()).toBe(1);
    expect((await transfer()).amount).toBe(5000);
    expect(await count()).toBe(1);
  });

  it('after the effect and stored: it happened, the same key replays the 500', async () => {
    arm({ do: '500', when: 'after', stored: true });
    await refusalOf(transfer());
    expect((await refusalOf(transfer())).statusCode).toBe(500);
    expect(await count()).toBe(1);
  });

  it.each(['timeout', 'reset'] as const)('of kind %s lose the answer, not the effect', async (kind) => {
    given.sandbox.control.faults.add({
      path: '/v1/transfers',
      method: 'POST',
      do: kind,
      when: 'after',
      times: 2,
    });
    const lost = await refusalOf(transfer({ timeout: 200 }));
    expect(lost.type).toBe('StripeConnectionError');
    given.sandbox.control.faults.clear();
    expect((await transfer()).amount).toBe(5000);
    expect(await count()).toBe(1);
  });

  it('of rate limits after the effect leave the true answer under the key', async () => {
    arm({ do: 'rate_limit', when: 'after', stored: true });
    expect((await refusalOf(transfer())).statusCode).toBe(429);
    expect((await transfer()).amount).toBe(5000);
    expect(await count()).toBe(1);
  });

  it('of rate limits are 429 and never stored', async () => {
    for (const kind of ['rate_limit', 'lock_timeout'] as const) {
      given.sandbox.control.faults.add({
        path: '/v1/transfers',
        method: 'POST',
        do: kind,
        when: 'before',
        times: 1,
      });
      expect(await refusalOf(transfer())).toMatchObject({ statusCode: 429, code: kind });
    }
    expect((await transfer()).amount).toBe(5000);
  });

  it('strike the n-th call only', async () => {
    given.sandbox.control.faults.add({ path: '/v1/balance', do: '500', when: 'before', nth: 2 });
    await given.stripe.balance.retrieve();
    await refusalOf(given.stripe.balance.retrieve());
    await given.stripe.balance.retrieve();
  });

  it('by chance come out the same with the same seed', async () => {
    const run = async () => {
      given.sandbox.control.faults.clear();
      given.sandbox.control.faults.seed(42);
      given.sandbox.control.faults.add({ path: '/v1/balance', do: '503', when: 'before', probability: 0.5 });
      const outcomes: boolean[] = [];
      for (let each = 0; each < 12; each += 1) {
        outcomes.push(
          await given.stripe.balance.retrieve().then(
            () => true,
            () => false,
          ),
        );
      }
      return outcomes;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  it('come out the same however requests and events mix', async () => {
    const receiver = await givenReceiver();
    const run = async (order: string) => {
      const { control } = given.sandbox;
      control.reset();
      await given.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['customer.created'] });
      receiver.received.length = 0;
      control.faults.add(
        { path: '/v1/balance', do: '503', when: 'before', probability: 0.5 },
        { event: 'customer.created', do: 'drop', probability: 0.5 },
      );
      control.faults.seed(7);
      const answers: number[] = [];
      for (const step of order) {
        if (step === 'c') await given.stripe.customers.create({ name: 'Olga' });
        else answers.push((await refusalOrNothing(given.stripe.balance.retrieve()))?.statusCode ?? 200);
        await control.idle();
      }
      const heard = receiver.received.length;
      return { answers, heard };
    };
    const first = await run('bbbbbbbbcccccccc');
    expect(await run('bcbcbcbcbcbcbcbc')).toEqual(first);
    expect(await run('ccccbbbbbbbbcccc')).toEqual(first);
    expect(new Set(first.answers)).toEqual(new Set([200, 503]));
    expect(first.heard).toBeGreaterThan(0);
    expect(first.heard).toBeLessThan(8);
    await receiver.close();
  });
});
