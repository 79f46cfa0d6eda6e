import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenSandbox, readyExpert, refusalOf, type Given } from '../../testing/given.js';

const DAY = 86_400_000;

describe('payouts', () => {
  let given: Given;
  let expert: string;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(async () => {
    given.sandbox.control.reset();
    expert = readyExpert(given.sandbox);
    given.sandbox.control.seed({ float: { usd: 50_000 } });
    await given.stripe.transfers.create({ amount: 9200, currency: 'usd', destination: expert });
  });

  const asExpert = () => ({ stripeAccount: expert });
  const payouts = async () => (await given.stripe.payouts.list({}, asExpert())).data;
  const available = async () => (await given.stripe.balance.retrieve({}, asExpert())).available[0]?.amount;
  const expressVisit = async () => {
    const { url } = await given.stripe.accounts.createLoginLink(expert);
    const target = (await fetch(url, { redirect: 'manual' })).headers.get('location');
    return `${given.sandbox.url}${target}`;
  };

  it('of an expert leave by themselves at midnight and arrive a day later', async () => {
    given.sandbox.control.advanceClock(DAY);
    const [payout] = await payouts();
    expect(payout).toMatchObject({ amount: 9200, automatic: true });
    expect(await available()).toBe(0);
    given.sandbox.control.advanceClock(2 * DAY);
    expect(await payouts()).toMatchObject([{ status: 'paid', failure_code: null }]);
    const types = (await given.stripe.events.list({ limit: 20 }, asExpert())).data.map((event) => event.type);
    expect(types).toEqual(expect.arrayContaining(['payout.created', 'payout.updated', 'payout.paid']));
  });

  it('to a bad bank account come back, mark it and stop until it is changed', async () => {
    const visit = await expressVisit();
    await given.post(`${visit}/bank`, { routing: '110000000', account: '000111111116' });
    given.sandbox.control.advanceClock(3 * DAY);
    const [failed] = await payouts();
    expect(failed).toMatchObject({ status: 'failed', failure_code: 'no_account' });
    expect(failed?.failure_balance_transaction).toMatch(/^txn_/);
    expect(await available()).toBe(9200);
    const [bank] = (await given.stripe.accounts.listExternalAccounts(expert)).data;
    expect(bank).toMatchObject({ status: 'errored' });
    given.sandbox.control.advanceClock(2 * DAY);
    expect(await payouts()).toHaveLength(1);

    await given.post(`${await expressVisit()}/bank`, { routing: '110000000', account: '000123456789' });
    given.sandbox.control.advanceClock(3 * DAY);
    expect((await payouts())[0]).toMatchObject({ status: 'paid' });
  });

  it('can be returned even after they were paid', async () => {
    given.sandbox.control.changeSettings({ failPayoutsAfterPaid: true });
    given.sandbox.control.advanceClock(4 * DAY);
    expect((await payouts())[0]).toMatchObject({ status: 'failed', failure_code: 'could_not_process' });
    expect(await available()).toBe(9200);
  });

  it('can be failed from outside', async () => {
    given.sandbox.control.advanceClock(DAY);
    const [payout] = await payouts();
    given.sandbox.control.failPayout(payout?.id ?? '');
    expect((await payouts())[0]?.status).toBe('failed');
  });

  it('happen at once with settle now', async () => {
    given.sandbox.control.settleNow({ payouts: true });
    expect(await payouts()).toMatchObject([{ status: 'paid', amount: 9200 }]);
  });

  it('are asked for on the Express page, once', async () => {
    const visit = await expressVisit();
    const page = await (await fetch(visit)).text();
    for (const part of ['$92.00', 'Pay out now', '•••• 6789']) expect(page).toContain(part);
    expect(await (await given.post(`${visit}/payout`)).text()).toContain('on its way');
    expect(await (await given.post(`${visit}/payout`)).text()).toContain('nothing to pay out');
  });

  it('of the platform are manual, and a floor stays when they are daily', async () => {
    given.sandbox.control.advanceClock(2 * DAY);
    expect((await given.stripe.payouts.list()).data).toHaveLength(0);
    await given.stripe.balanceSettings.update({
      payments: {
        payouts: { schedule: { interval: 'daily' }, minimum_balance_by_currency: { usd: 40_000 } },
      },
    });
    given.sandbox.control.advanceClock(DAY);
    expect((await given.stripe.payouts.list()).data).toMatchObject([{ amount: 800, automatic: true }]);
  });

  it('of the platform are made, cancelled and reversed by calls', async () => {
    const manual = await given.stripe.payouts.create({ amount: 1000, currency: 'usd' });
    expect(await given.stripe.payouts.cancel(manual.id)).toMatchObject({ status: 'canceled' });
    const second = await given.stripe.payouts.create({ amount: 1000, currency: 'usd' });
    given.sandbox.control.advanceClock(2 * DAY);
    const reversal = await given.stripe.payouts.reverse(second.id);
    expect(reversal).toMatchObject({ amount: -1000, original_payout: second.id, status: 'pending' });
    expect((await refusalOf(given.stripe.payouts.reverse(second.id))).code).toBe('payouts_not_reversible');
    const { reversed_by } = await given.stripe.payouts.retrieve(second.id);
    expect(reversed_by).toBe(reversal.id);
    given.sandbox.control.advanceClock(2 * DAY);
    expect((await given.stripe.payouts.retrieve(reversal.id)).status).toBe('paid');
    expect((await given.stripe.balance.retrieve()).available[0]?.amount).toBe(50_000 - 9200);
    const refusal = await refusalOf(given.stripe.payouts.create({ amount: 900_000, currency: 'usd' }));
    expect(refusal.code).toBe('balance_insufficient');
  });
});
