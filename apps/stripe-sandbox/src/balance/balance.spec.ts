import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenSandbox, refusalOf, type Given } from '../../testing/given.js';

const DAY = 86_400_000;

describe('the platform’s own money', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(() => given.sandbox.control.reset());

  const balance = async () => {
    const { available, connect_reserved, pending } = await given.stripe.balance.retrieve();
    return { available: available[0]?.amount, pending: pending[0]?.amount, reserved: connect_reserved?.[0]?.amount };
  };

  it('arrives from the bank a day after it was called for', async () => {
    const topup = await given.stripe.topups.create({ amount: 5000, currency: 'usd' });
    expect(topup).toMatchObject({ status: 'pending', balance_transaction: null });
    expect(await balance()).toMatchObject({ available: 0 });
    given.sandbox.control.advanceClock(DAY);
    expect(await given.stripe.topups.retrieve(topup.id)).toMatchObject({ status: 'succeeded' });
    expect(await balance()).toMatchObject({ available: 5000 });
    expect((await refusalOf(given.stripe.topups.cancel(topup.id))).statusCode).toBe(400);
  });

  it('does not arrive when it was called off in time', async () => {
    const topup = await given.stripe.topups.create({ amount: 5000, currency: 'usd' });
    expect((await given.stripe.topups.cancel(topup.id)).status).toBe('canceled');
    given.sandbox.control.advanceClock(2 * DAY);
    expect(await balance()).toMatchObject({ available: 0 });
  });

  it('is kept back for the experts’ accounts and set free again, each by a movement of its own', async () => {
    given.sandbox.control.seed({ float: { usd: 5000 } });
    given.sandbox.control.holdReserve('usd', 2000);
    expect(await balance()).toEqual({ available: 3000, pending: 0, reserved: 2000 });
    given.sandbox.control.releaseReserve('usd', 500);
    expect(await balance()).toEqual({ available: 3500, pending: 0, reserved: 1500 });
    const { data } = await given.stripe.balanceTransactions.list({ type: 'reserve_transaction' });
    expect(data).toMatchObject([
      { net: 500, source: null },
      { net: -2000, source: null },
    ]);
  });

  it('is never kept back beyond what is there, nor set free beyond what was kept', () => {
    given.sandbox.control.seed({ float: { usd: 100 } });
    expect(() => given.sandbox.control.holdReserve('usd', 101)).toThrow('No more can be reserved');
    expect(() => given.sandbox.control.releaseReserve('usd', 1)).toThrow('No more can be set free');
  });

  it('leaves by the schedule that the settings tell', async () => {
    const { payments } = await given.stripe.balanceSettings.retrieve();
    expect(payments.payouts).toMatchObject({ schedule: { interval: 'manual' }, status: 'enabled' });
    const changed = await given.stripe.balanceSettings.update({
      payments: { payouts: { minimum_balance_by_currency: { usd: 1000 }, schedule: { interval: 'daily' } } },
    });
    expect(changed.payments.payouts).toMatchObject({ minimum_balance_by_currency: { usd: 1000 }, schedule: { interval: 'daily' } });
    const [event] = (await given.stripe.events.list({ type: 'balance_settings.updated' })).data;
    expect(event?.data.previous_attributes).toMatchObject({ payments: { payouts: { minimum_balance_by_currency: null } } });
  });
});
