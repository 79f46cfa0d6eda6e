import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenSandbox, paidCharge, readyExpert, refusalOf, SETTLED, type Given } from '../../testing/given.js';

describe('transfers', () => {
  let given: Given;
  let expert: string;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(() => {
    given.sandbox.control.reset();
    expert = readyExpert(given.sandbox);
  });

  const balanceOf = async (account?: string) => {
    const balance = await given.stripe.balance.retrieve({}, account ? { stripeAccount: account } : {});
    return { available: balance.available[0]?.amount, pending: balance.pending[0]?.amount };
  };

  it('bound to a charge are accepted while it is pending, and become available with it', async () => {
    const { charge, intent } = await paidCharge(given.stripe);
    const transfer = await given.stripe.transfers.create({
      ...{ amount: 9200, currency: 'usd', destination: expert, source_transaction: charge },
    });
    expect(transfer).toMatchObject({ amount: 9200, transfer_group: `group_${intent}`, reversed: false });
    expect(await balanceOf()).toEqual({ available: 0, pending: 10_400 - 332 - 9200 });
    expect(await balanceOf(expert)).toEqual({ available: 0, pending: 9200 });
    given.sandbox.control.setClockOffset(SETTLED - 3_600_000);
    expect(await balanceOf(expert)).toMatchObject({ pending: 9200 });
    given.sandbox.control.settleNow();
    expect(await balanceOf(expert)).toEqual({ available: 9200, pending: 0 });
  });

  it('never give out more than the charge took, even after a reversal', async () => {
    const { charge } = await paidCharge(given.stripe, 10_400, 'pm_card_bypassPending');
    const create = (amount: number) =>
      given.stripe.transfers.create({
        amount,
        currency: 'usd',
        destination: expert,
        source_transaction: charge,
      });
    const { id } = await create(6000);
    const refusal = await refusalOf(create(4401));
    expect(refusal.message).toContain('must not exceed the source amount of $104.00');
    expect(refusal.message).toContain('amounting to $60.00');
    await given.stripe.transfers.createReversal(id);
    expect((await refusalOf(create(4401))).message).toContain('must not exceed');
  });

  it('without a charge need money that is available', async () => {
    const create = () => given.stripe.transfers.create({ amount: 500, currency: 'usd', destination: expert });
    expect((await refusalOf(create())).code).toBe('balance_insufficient');
    given.sandbox.control.seed({ float: { usd: 500 } });
    expect((await create()).source_transaction).toBeNull();
    expect(await balanceOf(expert)).toEqual({ available: 500, pending: 0 });
  });

  it('need an account whose capability is active', async () => {
    given.sandbox.control.seed({ float: { usd: 500 } });
    given.sandbox.control.restrictAccount(expert);
    const create = given.stripe.transfers.create({ amount: 500, currency: 'usd', destination: expert });
    expect((await refusalOf(create)).code).toBe('insufficient_capabilities_for_transfer');
  });

  it('are taken back only as far as the expert has it available', async () => {
    const { charge } = await paidCharge(given.stripe);
    const { id } = await given.stripe.transfers.create({
      ...{ amount: 9200, currency: 'usd', destination: expert, source_transaction: charge },
    });
    expect((await refusalOf(given.stripe.transfers.createReversal(id))).code).toBe('balance_insufficient');
    given.sandbox.control.settleNow();
    const reversal = await given.stripe.transfers.createReversal(id, { amount: 1200 }, {});
    expect(reversal.amount).toBe(1200);
    expect(await given.stripe.transfers.retrieve(id)).toMatchObject({
      amount_reversed: 1200,
      reversed: false,
    });
    expect((await refusalOf(given.stripe.transfers.createReversal(id, { amount: 8001 }))).message).toContain('unreversed');
    await given.stripe.transfers.createReversal(id);
    expect(await given.stripe.transfers.retrieve(id)).toMatchObject({ reversed: true });
    expect(await balanceOf(expert)).toEqual({ available: 0, pending: 0 });
  });

  it('show as payments and refunds on the connected account', async () => {
    given.sandbox.control.seed({ float: { usd: 900 } });
    const transfer = await given.stripe.transfers.create({
      amount: 900,
      currency: 'usd',
      destination: expert,
    });
    await given.stripe.transfers.createReversal(transfer.id, { amount: 100 });
    const rows = await given.stripe.balanceTransactions.list({}, { stripeAccount: expert });
    expect(rows.data.map(({ type, net }) => [type, net])).toEqual([
      ['payment_refund', -100],
      ['payment', 900],
    ]);
    const payment = await given.stripe.charges.retrieve(String(transfer.destination_payment), {}, { stripeAccount: expert });
    expect(payment).toMatchObject({ source_transfer: transfer.id, amount_refunded: 100 });
  });

  it('are converted for an expert without a bank account in their currency', async () => {
    const german = readyExpert(given.sandbox, 'DE');
    given.sandbox.control.seed({ float: { usd: 1000 } });
    const transfer = await given.stripe.transfers.create({
      amount: 1000,
      currency: 'usd',
      destination: german,
    });
    const [payment] = (await given.stripe.balanceTransactions.list({}, { stripeAccount: german })).data;
    expect(payment).toMatchObject({ amount: 920, currency: 'eur', exchange_rate: 0.92 });
    await given.stripe.transfers.createReversal(transfer.id);
    expect(await balanceOf(german)).toEqual({ available: 0, pending: 0 });
    expect(await balanceOf()).toMatchObject({ available: 1000 });
  });
});
