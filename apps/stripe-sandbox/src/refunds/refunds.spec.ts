import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenSandbox, paidCharge, readyExpert, refusalOf, SETTLED, type Given } from '../../testing/given.js';

describe('refunds', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(() => given.sandbox.control.reset());

  const float = (usd = 100_000) => given.sandbox.control.seed({ float: { usd } });

  it('go out at once when the money is there, and the processing fee stays away', async () => {
    float(332);
    const { charge } = await paidCharge(given.stripe);
    const refund = await given.stripe.refunds.create({ charge, metadata: { sc_intent: 'i1' } });
    expect(refund).toMatchObject({ amount: 10_400, status: 'succeeded' });
    expect(refund.balance_transaction).toMatch(/^txn_/);
    expect(await given.stripe.charges.retrieve(charge)).toMatchObject({
      refunded: true,
      amount_refunded: 10_400,
    });
    const balance = await given.stripe.balance.retrieve();
    expect((balance.available[0]?.amount ?? 0) + (balance.pending[0]?.amount ?? 0)).toBe(0);
  });

  it('wait without a balance transaction while the balance is short, and settle when money comes', async () => {
    const { intent } = await paidCharge(given.stripe);
    const refund = await given.stripe.refunds.create({ payment_intent: intent });
    expect(refund).toMatchObject({
      status: 'pending',
      pending_reason: 'insufficient_funds',
      balance_transaction: null,
    });
    float();
    const settled = await given.stripe.refunds.retrieve(refund.id);
    expect(settled.status).toBe('succeeded');
    expect(settled.balance_transaction).toMatch(/^txn_/);
    expect(settled.pending_reason).toBeUndefined();
  });

  it('draw on the available balance only, once the switch says so', async () => {
    float(400);
    given.sandbox.control.changeSettings({ refundsMayUsePending: false });
    const { charge } = await paidCharge(given.stripe);
    expect((await given.stripe.refunds.create({ charge })).status).toBe('pending');
    given.sandbox.control.advanceClock(SETTLED);
    const [refund] = (await given.stripe.refunds.list({ charge })).data;
    expect(refund?.status).toBe('succeeded');
  });

  it('never exceed what is left', async () => {
    float();
    const { charge } = await paidCharge(given.stripe, 2000);
    await given.stripe.refunds.create({ charge, amount: 1500 });
    const tooMuch = await refusalOf(given.stripe.refunds.create({ charge, amount: 600 }));
    expect(tooMuch.message).toBe('Refund amount ($6.00) is greater than unrefunded amount on charge ($5.00)');
    await given.stripe.refunds.create({ charge });
    expect((await refusalOf(given.stripe.refunds.create({ charge }))).code).toBe('charge_already_refunded');
  });

  it('of a payment that was converted give back what was booked', async () => {
    given.sandbox.control.changeSettings({ multiCurrencySettlement: false });
    const { charge } = await paidCharge(given.stripe, 10_000, 'pm_card_visa', 'eur');
    const waiting = await given.stripe.refunds.create({ charge });
    expect(waiting).toMatchObject({ status: 'pending', currency: 'eur', amount: 10_000 });
    float();
    const refund = await given.stripe.refunds.retrieve(waiting.id, { expand: ['balance_transaction'] });
    expect(refund).toMatchObject({ status: 'succeeded', balance_transaction: { currency: 'usd', amount: -10_870 } });
  });

  it('of a payment that was taken in part end with that part', async () => {
    float();
    const held = await given.stripe.paymentIntents.create({
      ...{ amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true, capture_method: 'manual' },
    });
    const { id } = await given.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 });
    expect(await given.stripe.refunds.create({ payment_intent: id })).toMatchObject({ amount: 1500 });
    expect((await refusalOf(given.stripe.refunds.create({ payment_intent: id }))).code).toBe('charge_already_refunded');
  });

  it('do not take back what an expert was sent; a reversal does', async () => {
    float();
    const expert = readyExpert(given.sandbox);
    const transfer = await given.stripe.transfers.create({ amount: 900, currency: 'usd', destination: expert });
    const refused = given.stripe.refunds.create({ charge: String(transfer.destination_payment) }, { stripeAccount: expert });
    expect((await refusalOf(refused)).message).toContain('reversal');
  });

  it('of one test card settle later, of another fail later and put the money back', async () => {
    float();
    const slow = await paidCharge(given.stripe, 2000, 'pm_card_pendingRefund');
    const failing = await paidCharge(given.stripe, 2000, 'pm_card_refundFail');
    const pending = await given.stripe.refunds.create({ charge: slow.charge });
    const doomed = await given.stripe.refunds.create({ charge: failing.charge });
    expect([pending.status, doomed.status]).toEqual(['pending', 'succeeded']);
    given.sandbox.control.advanceClock(60_000);
    expect((await given.stripe.refunds.retrieve(pending.id)).status).toBe('succeeded');
    const failed = await given.stripe.refunds.retrieve(doomed.id, {
      expand: ['failure_balance_transaction'],
    });
    expect(failed).toMatchObject({
      status: 'failed',
      failure_balance_transaction: { type: 'refund_failure', net: 2000 },
    });
    expect((await given.stripe.charges.retrieve(failing.charge)).amount_refunded).toBe(0);
  });
});
