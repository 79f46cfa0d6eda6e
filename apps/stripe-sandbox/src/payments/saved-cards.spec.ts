import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Stripe } from 'stripe';
import { card, givenSandbox, refusalOf, type Given } from '../../testing/given.js';

describe('a saved card', () => {
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

  const success_url = 'https://app.example/done';
  /** Goes through the hosted page with a card, and through the bank's page when it asks. */
  const visit = async (session: Stripe.Checkout.Session, number: string) => {
    const answer = await given.post(`${given.sandbox.url}/c/pay/${session.id}`, card(number));
    const next = answer.headers.get('location') ?? '';
    if (next.includes('/3ds/')) await given.post(`${next}/complete`);
    const [method] = (await given.stripe.customers.listPaymentMethods(customer)).data;
    return method?.id ?? '';
  };
  const saveAlone = async (number: string) =>
    visit(await given.stripe.checkout.sessions.create({ mode: 'setup', currency: 'usd', customer, success_url }), number);
  const saveWhilePaying = async (number: string) => {
    const price_data = { currency: 'usd', unit_amount: 5000, product_data: { name: 'Logo' } };
    const session = await given.stripe.checkout.sessions.create({
      ...{ mode: 'payment', customer, success_url, line_items: [{ quantity: 1, price_data }] },
      payment_intent_data: { setup_future_usage: 'off_session' },
    });
    return visit(session, number);
  };
  const pay = (payment_method: string, off_session: boolean) =>
    given.stripe.paymentIntents.create({
      ...{ amount: 2000, currency: 'usd', customer, payment_method, confirm: true, allowed_payment_method_types: ['card'] },
      ...(off_session ? { off_session } : { return_url: 'https://app.example/back' }),
    });
  const outcomeOf = async (call: Promise<Stripe.PaymentIntent>) => {
    const [paid] = await Promise.allSettled([call]);
    if (paid.status === 'fulfilled') return paid.value.status;
    return (await refusalOf(Promise.reject(paid.reason))).code;
  };

  it.each([
    ['4242424242424242', 'succeeded', 'succeeded'],
    ['4000000000000341', 'card_declined', 'card_declined'],
    ['4000002500003155', 'succeeded', 'requires_action'],
    ['4000000000003220', 'authentication_required', 'requires_action'],
    ['4000002760003184', 'authentication_required', 'requires_action'],
  ])('%s ends as %s while its owner is away, and as %s while they are there', async (number, away, there) => {
    const method = await saveAlone(number);
    expect(await outcomeOf(pay(method, true))).toBe(away);
    expect(await outcomeOf(pay(method, false))).toBe(there);
  });

  it('may also be saved with the first payment, by the consent given there', async () => {
    const method = await saveWhilePaying('4000002500003155');
    expect(await pay(method, true)).toMatchObject({ status: 'succeeded', payment_method: method });
  });

  it('that was only attached has nobody’s consent for payments without its owner', async () => {
    const { id } = await given.stripe.paymentMethods.attach('pm_card_authenticationRequiredOnSetup', { customer });
    expect(await outcomeOf(pay(id, true))).toBe('authentication_required');
  });

  it('whose owner was asked back pays once they say it is them', async () => {
    const method = await saveAlone('4000000000003220');
    const refusal = await refusalOf(pay(method, true));
    const { id } = refusal.payment_intent ?? { id: '' };
    const asked = await given.stripe.paymentIntents.confirm(id, { payment_method: method, return_url: 'https://app.example/back' });
    expect(asked.next_action?.redirect_to_url?.url).toContain(`/3ds/${id}`);
    const back = await given.post(`${asked.next_action?.redirect_to_url?.url}/complete`);
    expect(back.headers.get('location')).toBe('https://app.example/back');
    expect(await given.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded', amount_received: 2000 });
  });

  it('whose owner fails to say it is them does not pay', async () => {
    const method = await saveAlone('4000000000003220');
    const { id, next_action } = await pay(method, false);
    await given.post(`${next_action?.redirect_to_url?.url}/fail`);
    expect(await given.stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    });
  });

  it('is kept for a customer that exists, or not at all', async () => {
    const price_data = { currency: 'usd', unit_amount: 5000, product_data: { name: 'Logo' } };
    const nobody = given.stripe.checkout.sessions.create({
      ...{ mode: 'payment', success_url, line_items: [{ quantity: 1, price_data }] },
      payment_intent_data: { setup_future_usage: 'off_session' },
    });
    expect((await refusalOf(nobody)).param).toBe('payment_intent_data[setup_future_usage]');
  });
});
