import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenSandbox, refusalOf, type Given } from '../../testing/given.js';

describe('payments off session', () => {
  let given: Given;
  let customer: string;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(async () => {
    given.sandbox.control.reset();
    customer = (await given.stripe.customers.create({ email: 'olga@example.com' })).id;
  });

  const pay = (payment_method: string, extra: object = {}) =>
    given.stripe.paymentIntents.create({
      ...{ amount: 2000, currency: 'usd', customer, payment_method, confirm: true, off_session: true },
      allowed_payment_method_types: ['card'],
      ...extra,
    });

  it.each([
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', ''],
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
    ['pm_card_authenticationRequired', 'authentication_required', 'authentication_required'],
  ])('with %s are refused as %s', async (method, code, decline) => {
    const refusal = await refusalOf(pay(method));
    expect(refusal).toMatchObject({ statusCode: 402, rawType: 'card_error', code, decline_code: decline });
    expect(refusal.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code },
    });
    const [failed] = (await given.stripe.charges.list()).data;
    expect(failed).toMatchObject({ status: 'failed', paid: false, balance_transaction: null });
  });

  it('can be tried again with another card', async () => {
    const refusal = await refusalOf(pay('pm_card_visa_chargeDeclined'));
    const id = refusal.payment_intent?.id ?? '';
    const paid = await given.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 2000, last_payment_error: null });
    expect((await refusalOf(given.stripe.paymentIntents.confirm(id))).code).toBe('payment_intent_unexpected_state');
  });

  it('take a card of nobody else', async () => {
    const other = await given.stripe.customers.create({ payment_method: 'pm_card_visa' });
    const [method] = (await given.stripe.customers.listPaymentMethods(other.id)).data;
    expect((await refusalOf(pay(method?.id ?? ''))).param).toBe('payment_method');
  });

  it('take a card that nobody keeps only once', async () => {
    const card = { number: '4242424242424242', exp_month: 12, exp_year: 2034 };
    const method = await given.stripe.paymentMethods.create({ type: 'card', card });
    await pay(method.id);
    expect((await refusalOf(pay(method.id))).message).toContain('may not be used again');
    expect((await refusalOf(given.stripe.paymentMethods.attach(method.id, { customer }))).param).toBe('payment_method');
  });

  it('take a card that a customer keeps as often as they like, until it is detached', async () => {
    const method = await given.stripe.paymentMethods.attach('pm_card_visa', { customer });
    await pay(method.id);
    expect(await pay(method.id)).toMatchObject({ status: 'succeeded', payment_method: method.id });
    await given.stripe.paymentMethods.detach(method.id);
    expect((await refusalOf(pay(method.id))).message).toContain('may not be used again');
  });

  it('lose their cards with the customer', async () => {
    const method = await given.stripe.paymentMethods.attach('pm_card_visa', { customer });
    await given.stripe.customers.del(customer);
    expect((await given.stripe.paymentMethods.retrieve(method.id)).customer).toBeNull();
  });

  it('reserve first when captured by hand, and take a part of it', async () => {
    const held = await pay('pm_card_visa', { capture_method: 'manual' });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2000 });
    const captured = await given.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 });
    expect(captured).toMatchObject({ status: 'succeeded', amount_received: 1500 });
    expect((await given.stripe.balance.retrieve()).pending[0]?.amount).toBe(1500 - 74);
  });

  it('are available at once with one card, after two days with the others', async () => {
    await pay('pm_card_bypassPending');
    await pay('pm_card_visa');
    const [balance] = (await given.stripe.balance.retrieve()).available;
    expect(balance?.amount).toBe(1912);
    given.sandbox.control.advanceClock(2 * 86_400_000 + 1000);
    expect((await given.stripe.balance.retrieve()).available[0]?.amount).toBe(3824);
    const types = (await given.stripe.events.list({ type: 'balance.available' })).data;
    expect(types).toHaveLength(1);
  });

  it('convert when multi-currency settlement is off', async () => {
    given.sandbox.control.changeSettings({ multiCurrencySettlement: false });
    const paid = await pay('pm_card_visa', {
      currency: 'eur',
      expand: ['latest_charge.balance_transaction'],
    });
    expect(paid.latest_charge).toMatchObject({
      currency: 'eur',
      balance_transaction: { currency: 'usd', exchange_rate: expect.any(Number) },
    });
  });

  it('have a least and a largest amount', async () => {
    expect((await refusalOf(pay('pm_card_visa', { amount: 49 }))).code).toBe('amount_too_small');
    expect((await refusalOf(pay('pm_card_visa', { amount: 100_000_000 }))).code).toBe('amount_too_large');
  });

  it('are cancelled while they are open only', async () => {
    const open = await given.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    expect((await given.stripe.paymentIntents.cancel(open.id)).status).toBe('canceled');
    const paid = await pay('pm_card_visa');
    expect((await refusalOf(given.stripe.paymentIntents.cancel(paid.id))).code).toBe('payment_intent_unexpected_state');
  });
});
