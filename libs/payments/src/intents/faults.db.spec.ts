import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hours, minutes } from '@sidecrew/platform';
import type { RequestFault } from '../../../../apps/stripe-sandbox/src/index.js';
import { type Deal, World } from '../../testing/world.js';

jest.setTimeout(180_000);

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
});
afterEach(() => world.sandbox.control.faults.clear());
afterAll(async () => world?.close());

/** Backoff grows to minutes: this is long enough for a few attempts. */
const untilQuiet = async () => {
  for (let round = 0; round < 4; round += 1) await world.pass(minutes(6));
};

const transfersOf = async (deal: Deal) => (await world.stripe.transfers.list({ transfer_group: `ms_${deal.milestoneId}` })).data;
const refundsOf = async (paymentId: string) => {
  const [row] = await world.work.read<{ id: string }>(`select stripe_payment_intent as id from payments where id = $1`, [paymentId]);
  return (await world.stripe.refunds.list({ payment_intent: row?.id ?? '' })).data;
};

const faults: readonly [string, Omit<RequestFault, 'path' | 'method'>][] = [
  ['a 500 before the effect, not stored', { do: '500', when: 'before', stored: false, times: 1 }],
  ['a 500 before the effect, stored', { do: '500', when: 'before', stored: true, times: 1 }],
  ['a 500 after the effect, not stored', { do: '500', when: 'after', stored: false, times: 1 }],
  ['a 500 after the effect, stored', { do: '500', when: 'after', stored: true, times: 1 }],
  ['a 503', { do: '503', when: 'before', stored: false, times: 2 }],
  ['a connection that breaks before the effect', { do: 'reset', when: 'before', times: 1 }],
  ['a connection that breaks after the effect', { do: 'reset', when: 'after', times: 2 }],
  ['too many calls', { do: 'rate_limit', when: 'before', times: 3 }],
  ['a lock that was not free', { do: 'lock_timeout', when: 'before', times: 1 }],
];

describe.each(faults)('%s', (_what, fault) => {
  it('ends in one transfer', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    world.sandbox.control.faults.add({ ...fault, method: 'POST', path: '/v1/transfers' }, { event: 'transfer.*', do: 'drop' });
    const id = await world.release(deal);
    await world.settle();
    await untilQuiet();
    expect(await world.intent(id)).toMatchObject({ state: 'done' });
    expect(await transfersOf(deal)).toHaveLength(1);
    expect(world.marketplace.of('transferSettled').filter((fact) => fact['intentId'] === id)).toHaveLength(1);
  });

  it('ends in one refund', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    world.sandbox.control.faults.add({ ...fault, method: 'POST', path: '/v1/refunds' }, { event: '*refund*', do: 'drop' });
    const id = await world.refund(deal);
    await world.settle();
    await untilQuiet();
    expect((await world.intent(id)).state).toBe('done');
    expect(await refundsOf(paymentId)).toHaveLength(1);
    expect(world.marketplace.of('refundSettled').filter((fact) => fact['intentId'] === id)).toHaveLength(1);
  });

  it('ends in one payment page that can be paid', async () => {
    const deal = world.deal();
    world.sandbox.control.faults.add({ ...fault, method: 'POST', path: '/v1/checkout/sessions' });
    const { paymentId } = await world.fund(deal);
    await world.settle();
    await untilQuiet();
    const [row] = await world.work.read<{ customer: string }>(`select stripe_id as customer from stripe_customers where user_id = $1`, [
      deal.olga,
    ]);
    const pages = await world.stripe.checkout.sessions.list({ customer: row?.customer });
    expect(pages.data.filter(({ client_reference_id }) => client_reference_id === paymentId)).toHaveLength(1);
  });
});

describe('an answer that never comes', () => {
  it('is asked for again under the same key, and the first call counts', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    world.sandbox.control.faults.add(
      { method: 'POST', path: '/v1/transfers', do: 'timeout', when: 'after', times: 1 },
      { event: 'transfer.*', do: 'drop' },
    );
    const id = await world.release(deal);
    await world.settle();
    await world.pass(30_000);
    expect(await world.intent(id)).toMatchObject({ state: 'done', attempts: 2, generation: 1 });
    expect(await transfersOf(deal)).toHaveLength(1);
  });
});

describe('an outage that lasts longer than the key', () => {
  it('looks before it sends again: what was made is found', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    const faults = world.sandbox.control.faults;
    faults.add(
      { method: 'POST', path: '/v1/transfers', do: 'reset', when: 'after', times: 1 },
      { path: '/v1', do: '503', when: 'before', stored: false },
      { event: '*', do: 'drop' },
    );
    const id = await world.release(deal);
    await world.settle();
    await world.pass(hours(25));
    expect((await world.intent(id)).state).toBe('unknown');
    faults.clear();
    faults.add({ method: 'GET', path: '/v1/events', do: '503', when: 'before', stored: false });
    await untilQuiet();
    expect(await world.intent(id)).toMatchObject({ state: 'done', generation: 1 });
    expect(await transfersOf(deal)).toHaveLength(1);
  });

  it('sends anew under a new key when it was twice not there', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    const faults = world.sandbox.control.faults;
    faults.add({ path: '/v1', do: '503', when: 'before', stored: false });
    const id = await world.release(deal);
    await world.settle();
    await world.pass(hours(25));
    faults.clear();
    await world.pass(minutes(6));
    expect(await world.intent(id)).toMatchObject({ state: 'unknown', generation: 1 });
    await world.pass(minutes(11));
    expect(await world.intent(id)).toMatchObject({ state: 'done', generation: 2 });
    expect(await transfersOf(deal)).toHaveLength(1);
  });
});

describe('a fault of our own', () => {
  it('in the transaction of the outcome is mended by trying again after the lease', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    world.sandbox.control.faults.add({ event: 'transfer.*', do: 'drop' });
    world.marketplace.failOnce = 'transferSettled';
    const id = await world.release(deal);
    await world.settle();
    expect((await world.intent(id)).state).toBe('sending');
    await world.pass(minutes(3));
    expect(await world.intent(id)).toMatchObject({ state: 'done', attempts: 2 });
    expect(await transfersOf(deal)).toHaveLength(1);
  });

  it('that gives a used key other parameters stops the wish and alarms', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    // Twice: the SDK tries a closed connection once more by itself.
    world.sandbox.control.faults.add(
      { method: 'POST', path: '/v1/transfers', do: 'reset', when: 'after', times: 2 },
      { event: 'transfer.*', do: 'drop' },
    );
    const id = await world.release(deal);
    await world.settle();
    await world.work.read(`update intents set call = jsonb_set(call, '{body,amount}', '1') where id = $1`, [id]);
    await world.pass(minutes(6));
    expect(await world.intent(id)).toMatchObject({ state: 'unknown', stopped: true, code: 'idempotency_error' });
    const alarms = await world.work.read(`select 1 from reconciliation_breaks where kind = 'key_reused' and reference = $1`, [id]);
    expect(alarms).toHaveLength(1);
    expect(await transfersOf(deal)).toHaveLength(1);
  });
});
