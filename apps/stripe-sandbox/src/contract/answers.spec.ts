import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stripe } from 'stripe';
import { watchContract } from '../../testing/contract/watch.js';
import { card, givenReceiver, givenSandbox, paidCharge, readyExpert, refusalOf, SETTLED, type Given } from '../../testing/given.js';
import type { Exchange } from '../exchange.js';
import { routes } from '../protocol/routes.js';

const DAY = 86_400_000;
const emil = { email: 'emil@example.com', country: 'US' };
const expressPage: Stripe.AccountCreateParams.Controller = {
  fees: { payer: 'application' },
  losses: { payments: 'application' },
  stripe_dashboard: { type: 'express' },
};

/** One long story through every call. What it shows is judged as a whole at its end, by the contract. */
describe('what the sandbox says over the wire', () => {
  let given: Given;
  let stripe: Stripe;
  let receiver: Awaited<ReturnType<typeof givenReceiver>>;
  const contract = watchContract();
  const exchanges: Exchange[] = [];
  const onExchange = (exchange: Exchange) => {
    exchanges.push(exchange);
    contract.onExchange(exchange);
  };

  beforeAll(async () => {
    given = await givenSandbox({ onExchange });
    ({ stripe } = given);
    receiver = await givenReceiver();
    await listenToEverything();
    given.sandbox.control.seed({ float: { usd: 500_000, eur: 500_000 } });
  });
  afterAll(async () => {
    await given.close();
    await receiver.close();
  });

  async function listenToEverything() {
    const { url } = receiver;
    await stripe.webhookEndpoints.create({ url, enabled_events: ['*'], api_version: '2026-10-28.endive' });
    await stripe.webhookEndpoints.create({ url, enabled_events: ['*'], connect: true, metadata: { of: 'experts' } });
    await stripe.v2.core.eventDestinations.create({
      ...{ name: 'thin', type: 'webhook_endpoint', event_payload: 'thin', enabled_events: ['*'] },
      webhook_endpoint: { url },
      include: ['webhook_endpoint.signing_secret', 'webhook_endpoint.url'],
    });
  }

  const customerNamed = (name: string) => stripe.customers.create({ name, email: `${name}@example.com`, metadata: { app: 'x' } });
  const openPage = (extra: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
    stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        { quantity: 1, price_data: { currency: 'usd', unit_amount: 10_000, product_data: { name: 'Logo' } } },
        { quantity: 2, price_data: { currency: 'usd', unit_amount: 200, product_data: { name: 'Fee', description: 'Of the owner' } } },
      ],
      allowed_payment_method_types: ['card'],
      payment_intent_data: { transfer_group: 'ms_1', metadata: { of: 'ms_1' }, description: 'Logo' },
      success_url: 'https://app.example/done?s={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://app.example/cancel',
      client_reference_id: 'ms_1',
      metadata: { of: 'ms_1' },
      ...extra,
    });
  const pageOf = (session: Stripe.Checkout.Session) => `${given.sandbox.url}/c/pay/${session.id}`;

  it('about customers and their cards', async () => {
    const olga = await customerNamed('olga');
    await stripe.customers.update(olga.id, { phone: '123', address: { city: 'Berlin', country: 'DE' }, description: '' });
    await stripe.customers.retrieve(olga.id);
    await stripe.customers.list({ email: 'olga@example.com', created: { gte: 1 } });
    const made = await stripe.paymentMethods.create({
      type: 'card',
      card: { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' },
      billing_details: { name: 'Olga', email: 'olga@example.com' },
    });
    await stripe.paymentMethods.attach(made.id, { customer: olga.id });
    await stripe.paymentMethods.update(made.id, { metadata: { nice: 'yes' } });
    await stripe.paymentMethods.retrieve(made.id, { expand: ['customer'] });
    await stripe.paymentMethods.list({ customer: olga.id, type: 'card' });
    await stripe.customers.listPaymentMethods(olga.id, { limit: 3 });
    await stripe.customers.retrievePaymentMethod(olga.id, made.id);
    await stripe.customers.update(olga.id, { invoice_settings: { default_payment_method: made.id } });
    await stripe.paymentMethods.detach(made.id);
    const gone = await customerNamed('gone');
    await stripe.customers.del(gone.id);
    expect(await stripe.customers.retrieve(gone.id)).toMatchObject({ deleted: true });
  });

  it('about saving a card, with and without its owner being asked', async () => {
    const olga = await customerNamed('saver');
    const setup = await stripe.setupIntents.create({ customer: olga.id, payment_method: 'pm_card_visa', usage: 'off_session' });
    await stripe.setupIntents.confirm(setup.id, { return_url: 'https://app.example/back' });
    await stripe.setupIntents.create({
      ...{ customer: olga.id, payment_method: 'pm_card_authenticationRequired', confirm: true, description: 'Later' },
      ...{ automatic_payment_methods: { enabled: true, allow_redirects: 'always' }, return_url: 'https://app.example/back' },
    });
    const refused = stripe.setupIntents.create({ customer: olga.id, payment_method: 'pm_card_chargeDeclined', confirm: true });
    expect((await refusalOf(refused)).code).toBe('card_declined');
    const left = await stripe.setupIntents.create({ allowed_payment_method_types: ['card'], metadata: { a: 'b' } });
    await stripe.setupIntents.cancel(left.id, { cancellation_reason: 'abandoned' });
    await stripe.setupIntents.list({ customer: olga.id });
    await stripe.setupIntents.retrieve(setup.id, { expand: ['payment_method', 'customer'] });
    const session = await stripe.checkout.sessions.create({
      ...{ mode: 'setup', customer: olga.id, currency: 'usd', success_url: 'https://app.example/saved' },
      setup_intent_data: { description: 'For later', metadata: { of: 'olga' } },
    });
    await given.post(pageOf(session), card('4000002500003155'));
    const waiting = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] });
    await given.post(`${given.sandbox.url}/3ds/${(waiting.setup_intent as Stripe.SetupIntent).id}/complete`);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('complete');
  });

  it('about payments on the hosted page', async () => {
    const olga = await customerNamed('payer');
    const session = await openPage({ customer: olga.id });
    await given.post(pageOf(session), card('4000000000009995'));
    await given.post(pageOf(session), card('4000000000003220'));
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent', 'customer', 'line_items'],
    });
    await given.post(`${given.sandbox.url}/3ds/${(payment_intent as Stripe.PaymentIntent).id}/fail`);
    await given.post(pageOf(session), card('4242424242424242'));
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
    await stripe.checkout.sessions.listLineItems(session.id, { limit: 1 });
    await stripe.checkout.sessions.update(session.id, { metadata: { seen: 'yes' } });
    await stripe.checkout.sessions.list({ customer: olga.id, status: 'complete' });
    const left = await openPage({ customer_email: 'x@example.com', expires_at: Math.floor(Date.now() / 1000) + 3600 });
    await stripe.checkout.sessions.expire(left.id);
    for (const account of ['000123456789', '000222222227']) {
      const bank = await openPage({ allowed_payment_method_types: ['card', 'us_bank_account'] });
      await given.post(`${pageOf(bank)}/bank`, { routing: '110000000', account });
    }
    given.sandbox.control.advanceClock(5 * DAY);
  });

  it('about payments by calls', async () => {
    const olga = await customerNamed('caller');
    const asked = { amount: 10_400, currency: 'usd', customer: olga.id, payment_method: 'pm_card_authenticationRequired', confirm: true };
    const refused = await refusalOf(stripe.paymentIntents.create({ ...asked, off_session: true, allowed_payment_method_types: ['card'] }));
    expect(refused).toMatchObject({ code: 'authentication_required', payment_intent: { status: 'requires_payment_method' } });
    await stripe.paymentIntents.create({ ...asked, return_url: 'https://app.example/back', receipt_email: 'olga@example.com' });
    const held = await stripe.paymentIntents.create({
      ...{ amount: 5000, currency: 'eur', capture_method: 'manual', payment_method: 'pm_card_visa', statement_descriptor_suffix: 'LOGO' },
      ...{ setup_future_usage: 'off_session', customer: olga.id, transfer_group: 'ms_2' },
    });
    await stripe.paymentIntents.update(held.id, { description: 'Held', metadata: { of: 'ms_2' }, amount: 6000 });
    await stripe.paymentIntents.confirm(held.id, { payment_method: 'pm_card_visa' });
    await stripe.paymentIntents.capture(held.id, { amount_to_capture: 4000, metadata: { taken: 'part' } });
    await stripe.paymentIntents.retrieve(held.id, { expand: ['latest_charge.balance_transaction', 'payment_method', 'customer'] });
    const reserved = await stripe.paymentIntents.create({
      amount: 900,
      currency: 'usd',
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
      confirm: true,
    });
    await stripe.paymentIntents.cancel(reserved.id, { cancellation_reason: 'requested_by_customer' });
    await stripe.paymentIntents.list({ customer: olga.id, limit: 2 });
    const { charge } = await paidCharge(stripe, 10_400, 'pm_card_pendingRefund');
    await stripe.charges.update(charge, { metadata: { nice: 'yes' }, description: 'Logo' });
    await stripe.charges.retrieve(charge, { expand: ['refunds', 'balance_transaction.source', 'payment_intent'] });
    await stripe.charges.list({ created: { lte: 9_999_999_999 }, limit: 5 });
  });

  it('about refunds of every outcome', async () => {
    for (const method of ['pm_card_visa', 'pm_card_pendingRefund', 'pm_card_refundFail']) {
      const { charge, intent } = await paidCharge(stripe, 3000, method);
      const refund = await stripe.refunds.create({
        payment_intent: intent,
        amount: 1000,
        metadata: { of: 'x' },
        reason: 'requested_by_customer',
      });
      await stripe.refunds.update(refund.id, { metadata: { seen: 'yes' } });
      await stripe.refunds.list({ charge, created: { gte: 1 } });
      given.sandbox.control.advanceClock(10_000);
      await stripe.refunds.retrieve(refund.id, { expand: ['charge', 'balance_transaction', 'failure_balance_transaction'] });
      expect((await refusalOf(stripe.refunds.cancel(refund.id))).statusCode).toBe(400);
      await stripe.refunds.create({ charge });
    }
    const { charge } = await paidCharge(stripe, 900_000, 'pm_card_visa', 'gbp');
    given.sandbox.control.changeSettings({ refundsMayUsePending: false });
    expect(await stripe.refunds.create({ charge })).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds' });
    given.sandbox.control.seed({ float: { gbp: 900_000 } });
    given.sandbox.control.changeSettings({ refundsMayUsePending: true });
  });

  it('about transfers, reversals and payouts', async () => {
    const account = readyExpert(given.sandbox);
    const asEmil = { stripeAccount: account };
    const { charge } = await paidCharge(stripe);
    const transfer = await stripe.transfers.create({
      ...{ amount: 9200, currency: 'usd', destination: account, source_transaction: charge, transfer_group: 'ms_3' },
      ...{ description: 'Logo', metadata: { of: 'ms_3' } },
    });
    await stripe.transfers.update(transfer.id, { metadata: { seen: 'yes' }, description: 'Logo, done' });
    given.sandbox.control.advanceClock(2 * DAY - 60_000);
    given.sandbox.control.settleNow();
    const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 1000, metadata: { why: 'late' } });
    await stripe.transfers.updateReversal(transfer.id, reversal.id, { metadata: { seen: 'yes' } });
    await stripe.transfers.retrieveReversal(transfer.id, reversal.id, {
      expand: ['transfer', 'destination_payment_refund', 'balance_transaction'],
    });
    await stripe.transfers.listReversals(transfer.id);
    await stripe.transfers.retrieve(transfer.id, { expand: ['destination', 'destination_payment', 'source_transaction'] });
    await stripe.transfers.list({ destination: account, transfer_group: 'ms_3' });
    await stripe.charges.list({}, asEmil);
    await stripe.refunds.list({}, asEmil);
    const [canceled, paid] = [
      await stripe.payouts.create({ amount: 500, currency: 'usd' }, asEmil),
      await stripe.payouts.create({ amount: 600, currency: 'usd', description: 'Now', method: 'standard' }, asEmil),
    ];
    await stripe.payouts.cancel(canceled.id, {}, asEmil);
    await stripe.payouts.update(paid.id, { metadata: { seen: 'yes' } }, asEmil);
    given.sandbox.control.settleNow({ payouts: true });
    const back = await stripe.payouts.reverse(paid.id, { metadata: { why: 'mistake' } }, asEmil);
    given.sandbox.control.settleNow({ payouts: true });
    await stripe.payouts.retrieve(back.id, { expand: ['original_payout', 'destination', 'balance_transaction'] }, asEmil);
    const failing = (await stripe.payouts.list({ limit: 1, status: 'paid' }, asEmil)).data[0];
    given.sandbox.control.failPayout(failing?.id ?? '');
    await stripe.payouts.list({ arrival_date: { gte: 1 } }, asEmil);
    await stripe.balanceTransactions.list({ type: 'payout_failure', limit: 1 }, asEmil);
    await stripe.balance.retrieve({}, asEmil);
  });

  it('about the platform’s own money', async () => {
    given.sandbox.control.holdReserve('usd', 700);
    await stripe.balance.retrieve();
    const { data } = await stripe.balanceTransactions.list({ limit: 100, currency: 'usd', created: { gte: 1 }, expand: ['data.source'] });
    await stripe.balanceTransactions.retrieve(data[0]?.id ?? '', { expand: ['source'] });
    const topup = await stripe.topups.create({ amount: 5000, currency: 'usd', description: 'Float', statement_descriptor: 'FLOAT' });
    await stripe.topups.update(topup.id, { metadata: { seen: 'yes' } });
    const left = await stripe.topups.create({ amount: 100, currency: 'eur' });
    await stripe.topups.cancel(left.id);
    given.sandbox.control.advanceClock(DAY);
    await stripe.topups.retrieve(topup.id, { expand: ['balance_transaction'] });
    await stripe.topups.list({ status: 'succeeded' });
    await stripe.balanceSettings.update({
      payments: {
        payouts: {
          minimum_balance_by_currency: { usd: 1000 },
          schedule: { interval: 'weekly', weekly_payout_days: ['friday'] },
          statement_descriptor: 'CREW',
        },
        settlement_timing: { delay_days_override: 3 },
      },
    });
    await stripe.balanceSettings.update({
      payments: { payouts: { schedule: { interval: 'monthly', monthly_payout_days: [3] }, minimum_balance_by_currency: '' } },
    });
    await stripe.balanceSettings.retrieve();
    await stripe.payouts.create({ amount: 1000, currency: 'usd', statement_descriptor: 'CREW' });
  });

  it('about disputes and warnings', async () => {
    const upload = { data: Buffer.from('a note'), name: 'note.pdf', type: 'application/pdf' };
    const file = await stripe.files.create({ purpose: 'dispute_evidence', file: upload });
    await stripe.files.retrieve(file.id);
    await stripe.files.list({ purpose: 'dispute_evidence', created: { gte: 1 } });
    const disputes: string[] = [];
    for (const method of [
      'pm_card_createDispute',
      'pm_card_createDisputeProductNotReceived',
      'pm_card_createDisputeInquiry',
      'pm_card_createIssuerFraudRecord',
    ]) {
      const { charge } = await paidCharge(stripe, 5000, method);
      given.sandbox.control.advanceClock(2000);
      const [dispute] = (await stripe.disputes.list({ charge })).data;
      if (dispute) disputes.push(dispute.id);
    }
    const [won = '', lost = '', inquiry = ''] = disputes;
    const answer = (uncategorized_text: string) => ({ evidence: { uncategorized_text, receipt: file.id } });
    await stripe.disputes.update(won, { ...answer('winning_evidence'), submit: false, metadata: { of: 'x' } });
    await stripe.disputes.update(won, { submit: true });
    await stripe.disputes.update(inquiry, answer('escalate_inquiry_evidence'));
    await stripe.disputes.close(lost);
    given.sandbox.control.changeSettings({ disputeFeeComesBackOnWin: true });
    given.sandbox.control.advanceClock(60_000);
    expect(await stripe.disputes.retrieve(won, { expand: ['charge', 'payment_intent'] })).toMatchObject({ status: 'won' });
    const [warning] = (await stripe.radar.earlyFraudWarnings.list()).data;
    await stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? '', { expand: ['charge'] });
    given.sandbox.control.advanceClock(15 * DAY);
  });

  it('about connected accounts', async () => {
    const created = await stripe.v2.core.accounts.create({
      ...{ contact_email: emil.email, display_name: 'Emil', dashboard: 'express', metadata: { of: 'emil' } },
      identity: { country: 'DE', entity_type: 'individual' },
      defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
      include: ['configuration.recipient', 'requirements', 'identity', 'defaults', 'future_requirements'],
    });
    const { url } = await stripe.v2.core.accountLinks.create({
      account: created.id,
      use_case: {
        type: 'account_onboarding',
        account_onboarding: { refresh_url: 'https://app.example/r', return_url: 'https://app.example/b' },
      },
    });
    const visit = (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '';
    await given.post(`${given.sandbox.url}${visit.replace('/name', '/leave')}`);
    await stripe.v2.core.accounts.update(created.id, { display_name: 'Emil E.', metadata: { of: 'e' } });
    await stripe.v2.core.accounts.list({ limit: 2, applied_configurations: ['recipient'] });
    const account = readyExpert(given.sandbox);
    const { control } = given.sandbox;
    const look = () => stripe.v2.core.accounts.retrieve(account, { include: ['configuration.recipient', 'requirements'] });
    control.restrictAccount(account, DAY);
    await look();
    control.advanceClock(DAY);
    await look();
    control.liftRestriction(account);
    await stripe.accounts.retrieve(account);
    await stripe.accounts.retrieveCurrent();
    await stripe.accounts.list({ limit: 3, created: { gte: 1 } });
    await stripe.accounts.createLoginLink(account);
    await stripe.accounts.listCapabilities(account);
    await stripe.accounts.retrieveCapability(account, 'transfers');
    const [bank] = (await stripe.accounts.listExternalAccounts(account, { object: 'bank_account' })).data;
    await stripe.accounts.retrieveExternalAccount(account, bank?.id ?? '');
    control.rejectAccount(account);
    await look();
    control.changeSettings({ allowV1AccountCreation: true });
    await stripe.accounts.create({ ...emil, controller: expressPage, capabilities: { transfers: { requested: true } } });
    await stripe.v2.core.accounts.close(created.id, { applied_configurations: ['recipient'] });
  });

  it('about listeners and events', async () => {
    const { url } = receiver;
    const endpoint = await stripe.webhookEndpoints.create({ url, enabled_events: ['payout.paid'], description: 'One' });
    await stripe.webhookEndpoints.update(endpoint.id, { disabled: true, enabled_events: ['payout.failed'] });
    await stripe.webhookEndpoints.retrieve(endpoint.id);
    await stripe.webhookEndpoints.list({ limit: 1 });
    await stripe.webhookEndpoints.del(endpoint.id);
    const destination = await stripe.v2.core.eventDestinations.create({
      ...{ name: 'snapshots', type: 'webhook_endpoint', event_payload: 'snapshot', enabled_events: ['payout.paid'] },
      ...{ snapshot_api_version: '2026-10-28.endive', events_from: ['other_accounts'], webhook_endpoint: { url }, metadata: { a: 'b' } },
    });
    await stripe.v2.core.eventDestinations.update(destination.id, { name: 'renamed', description: 'Snapshots' });
    await stripe.v2.core.eventDestinations.disable(destination.id);
    await stripe.v2.core.eventDestinations.enable(destination.id);
    await stripe.v2.core.eventDestinations.ping(destination.id);
    await stripe.v2.core.eventDestinations.retrieve(destination.id, { include: ['webhook_endpoint.url'] });
    await stripe.v2.core.eventDestinations.list({ limit: 1 });
    await stripe.v2.core.eventDestinations.del(destination.id);
    const [event] = (await stripe.events.list({ types: ['charge.succeeded', 'payout.*'], limit: 100 })).data;
    await stripe.events.retrieve(event?.id ?? '');
    const [thin] = (await stripe.v2.core.events.list({ limit: 5 })).data;
    await stripe.v2.core.events.retrieve(thin?.id ?? '');
  });

  it('about what it refuses', async () => {
    expect((await refusalOf(stripe.charges.retrieve('ch_nothing'))).statusCode).toBe(404);
    expect((await refusalOf(stripe.v2.core.accounts.retrieve('acct_nothing'))).statusCode).toBe(404);
    expect((await refusalOf(stripe.refunds.create({ charge: 'ch_1', payment_intent: 'pi_1' }))).statusCode).toBe(400);
    given.sandbox.control.faults.add(
      { path: '/v1/balance', do: '500', when: 'before', times: 1 },
      { path: '/v1/balance', do: 'rate_limit', when: 'before', times: 1 },
    );
    expect((await refusalOf(stripe.balance.retrieve())).statusCode).toBe(500);
    expect((await refusalOf(stripe.balance.retrieve())).statusCode).toBe(429);
    given.sandbox.control.advanceClock(SETTLED);
    await given.sandbox.control.idle();
  });

  it('has been asked for by every call that it answers', () => {
    const answered = exchanges.flatMap((each) => (each.kind === 'call' && each.status < 300 ? [each] : []));
    const silent = routes.filter(({ method, pattern }) => !answered.some((each) => each.method === method && pattern.test(each.path)));
    // No refund that is played here can be called back, so that call knows refusals only.
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/refunds/:id/cancel']);
  });

  it('is as the contract says', () => {
    expect([...contract.breaches].sort()).toEqual([]);
  });
});
