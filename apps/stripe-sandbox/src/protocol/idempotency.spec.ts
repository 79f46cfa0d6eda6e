import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenSandbox, paidCharge, readyExpert, refusalOf, type Given } from '../../testing/given.js';

describe('idempotency keys', () => {
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

  const transfer = (key: string, amount = 5000) =>
    given.stripe.transfers.create({ amount, currency: 'usd', destination: expert, source_transaction: charge }, { idempotencyKey: key });
  const transfers = async () => (await given.stripe.transfers.list()).data.length;

  it('make a repeated transfer happen once, and say that the answer is a replay', async () => {
    const first = await transfer('k1');
    const second = await transfer('k1');
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
    expect(await transfers()).toBe(1);
  });

  it('refuse other parameters under the same key', async () => {
    await transfer('k1');
    const refusal = await refusalOf(transfer('k1', 4000));
    expect(refusal).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  });

  it('replay a stored refusal even after its reason is gone', async () => {
    const create = () => given.stripe.transfers.create({ amount: 5000, currency: 'usd', destination: expert }, { idempotencyKey: 'poor' });
    expect((await refusalOf(create())).code).toBe('balance_insufficient');
    given.sandbox.control.seed({ float: { usd: 10_000 } });
    expect((await refusalOf(create())).code).toBe('balance_insufficient');
  });

  it('do not store refusals about parameters', async () => {
    const create = (extra: object) => given.stripe.customers.create({ name: 'Olga', ...extra }, { idempotencyKey: 'unstored' });
    expect((await refusalOf(create({ nonsense: 1 }))).code).toBe('parameter_unknown');
    expect((await create({})).name).toBe('Olga');
  });

  it('do not store refusals about parameters that are understood late', async () => {
    const pay = (currency: string) => given.stripe.paymentIntents.create({ amount: 2000, currency }, { idempotencyKey: 'late' });
    expect((await refusalOf(pay('xyz'))).param).toBe('currency');
    expect((await pay('usd')).currency).toBe('usd');
  });

  it('answer 409 while the first request is still running', async () => {
    given.sandbox.control.faults.add({
      path: '/v1/transfers',
      method: 'POST',
      do: 'slow',
      ms: 150,
      when: 'before',
      times: 1,
    });
    const outcomes = await Promise.allSettled([transfer('k1'), transfer('k1')]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    expect(await transfers()).toBe(1);
  });

  it('are forgotten after 24 hours of the sandbox clock', async () => {
    const first = await transfer('k1', 1000);
    given.sandbox.control.advanceClock(24 * 3_600_000 + 1000);
    expect((await transfer('k1', 1000)).id).not.toBe(first.id);
  });

  it('are kept apart by account', async () => {
    const platform = await given.stripe.customers.create({ name: 'A' }, { idempotencyKey: 'same' });
    const connected = await given.stripe.customers.create({ name: 'B' }, { idempotencyKey: 'same', stripeAccount: expert });
    expect(connected.id).not.toBe(platform.id);
  });
});
