import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenSandbox, paidCharge, refusalOf, type Given } from '../../testing/given.js';

describe('disputes', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());
  beforeEach(() => given.sandbox.control.reset());

  const disputeOf = async (charge: string) => {
    const [dispute] = (await given.stripe.disputes.list({ charge })).data;
    if (!dispute) throw new Error('There is no dispute.');
    return dispute;
  };
  const openedBy = async (method: string) => {
    const { charge } = await paidCharge(given.stripe, 10_400, method);
    given.sandbox.control.advanceClock(2000);
    return disputeOf(charge);
  };
  const types = async () => (await given.stripe.events.list({ limit: 100 })).data.map((event) => event.type);
  const net = async () => {
    const { available, pending } = await given.stripe.balance.retrieve();
    return (available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0);
  };

  it('take the amount and a fee a second after the charge of a known card', async () => {
    const dispute = await openedBy('pm_card_createDispute');
    expect(dispute).toMatchObject({
      status: 'needs_response',
      reason: 'fraudulent',
      is_charge_refundable: false,
    });
    expect(dispute.balance_transactions[0]).toMatchObject({
      type: 'adjustment',
      amount: -10_400,
      fee: 1500,
      net: -11_900,
    });
    expect(await net()).toBe(10_400 - 332 - 11_900);
    expect(await types()).toEqual(expect.arrayContaining(['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.updated']));
    const refusal = await refusalOf(given.stripe.refunds.create({ charge: String(dispute.charge) }));
    expect(refusal.code).toBe('charge_disputed');
  });

  it('are won with winning evidence; the money comes back, the fee does not', async () => {
    const { id } = await openedBy('pm_card_createDisputeProductNotReceived');
    const handedIn = await given.stripe.disputes.update(id, {
      evidence: { uncategorized_text: 'winning_evidence' },
    });
    expect(handedIn.status).toBe('under_review');
    given.sandbox.control.advanceClock(10_000);
    expect((await given.stripe.disputes.retrieve(id)).status).toBe('won');
    expect(await net()).toBe(10_400 - 332 - 1500);
    expect((await types()).slice(0, 2)).toEqual(['charge.dispute.closed', 'charge.dispute.funds_reinstated']);
  });

  it('give the fee back when the settings say so', async () => {
    given.sandbox.control.changeSettings({ disputeFeeComesBackOnWin: true });
    const { id } = await openedBy('pm_card_createDispute');
    await given.stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } });
    given.sandbox.control.advanceClock(10_000);
    expect(await net()).toBe(10_400 - 332);
  });

  it('are lost by conceding, by losing evidence and by silence', async () => {
    const conceded = await openedBy('pm_card_createDispute');
    expect((await given.stripe.disputes.close(conceded.id)).status).toBe('lost');
    expect((await refusalOf(given.stripe.disputes.close(conceded.id))).code).toBe('dispute_already_closed');
    const poor = await openedBy('pm_card_createDispute');
    await given.stripe.disputes.update(poor.id, { evidence: { uncategorized_text: 'losing_evidence' } });
    const silent = await openedBy('pm_card_createDispute');
    given.sandbox.control.advanceClock(15 * 86_400_000);
    expect((await given.stripe.disputes.retrieve(poor.id)).status).toBe('lost');
    const late = await given.stripe.disputes.retrieve(silent.id);
    expect(late).toMatchObject({ status: 'lost', evidence_details: { past_due: true } });
  });

  it('keep a draft of the evidence until it is submitted', async () => {
    const { id } = await openedBy('pm_card_createDispute');
    const draft = await given.stripe.disputes.update(id, {
      evidence: { product_description: 'Logo' },
      submit: false,
    });
    expect(draft).toMatchObject({ status: 'needs_response', evidence: { product_description: 'Logo' } });
    expect((await given.stripe.disputes.update(id, { submit: true })).status).toBe('under_review');
  });

  it('begin as an inquiry that moves no money and may be escalated', async () => {
    const dispute = await openedBy('pm_card_createDisputeInquiry');
    expect(dispute).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] });
    const refund = await given.stripe.refunds.create({ charge: String(dispute.charge), amount: 10_400 });
    expect(refund.status).toBe('pending');
    await given.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
    });
    given.sandbox.control.advanceClock(10_000);
    const escalated = await given.stripe.disputes.retrieve(dispute.id);
    expect(escalated.status).toBe('needs_response');
    expect(escalated.balance_transactions).toHaveLength(1);
    const failed = await given.stripe.refunds.retrieve(refund.id);
    expect(failed).toMatchObject({ status: 'failed', failure_reason: 'charge_for_pending_refund_disputed' });
  });

  it.each([
    ['won by an answer of its own', 'winning_evidence', 'won'],
    ['lost by silence', null, 'lost'],
  ])('that were escalated can be %s', async (_how, answer, outcome) => {
    const { id } = await openedBy('pm_card_createDisputeInquiry');
    await given.stripe.disputes.update(id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } });
    given.sandbox.control.advanceClock(10_000);
    const { evidence_details } = await given.stripe.disputes.retrieve(id);
    expect(evidence_details).toMatchObject({ submission_count: 0, has_evidence: false });
    if (answer) await given.stripe.disputes.update(id, { evidence: { uncategorized_text: answer } });
    given.sandbox.control.advanceClock(15 * 86_400_000);
    expect((await given.stripe.disputes.retrieve(id)).status).toBe(outcome);
  });

  it('that are chargebacks already take their money once, whatever the evidence says', async () => {
    const { id } = await openedBy('pm_card_createDispute');
    await given.stripe.disputes.update(id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } });
    given.sandbox.control.advanceClock(10_000);
    const dispute = await given.stripe.disputes.retrieve(id);
    expect(dispute.status).toBe('under_review');
    expect(dispute.balance_transactions).toHaveLength(1);
  });

  it('of a payment that was converted take what was booked', async () => {
    given.sandbox.control.changeSettings({ multiCurrencySettlement: false });
    const { charge } = await paidCharge(given.stripe, 10_000, 'pm_card_visa', 'eur');
    given.sandbox.control.changeSettings({ multiCurrencySettlement: true });
    given.sandbox.control.dispute(charge);
    const { balance_transactions, currency } = await disputeOf(charge);
    expect(currency).toBe('eur');
    expect(balance_transactions[0]).toMatchObject({ currency: 'usd', amount: -10_870 });
  });

  it('are preceded by an early fraud warning of one card, and opened at will from outside', async () => {
    const { charge } = await paidCharge(given.stripe, 10_400, 'pm_card_createIssuerFraudRecord');
    given.sandbox.control.advanceClock(2000);
    const warnings = await given.stripe.radar.earlyFraudWarnings.list({ charge });
    expect(warnings.data[0]).toMatchObject({ charge, actionable: true });
    given.sandbox.control.dispute(charge, { reason: 'general', amount: 400 });
    expect(await disputeOf(charge)).toMatchObject({ reason: 'general', amount: 400 });
  });

  it.each(['dispute', 'refund'] as const)('and full refunds end a warning: nothing is left to act on after a %s', async (end) => {
    given.sandbox.control.seed({ float: { usd: 20_000 } });
    const { charge } = await paidCharge(given.stripe, 10_400);
    const { id } = given.sandbox.control.warn(charge);
    await given.stripe.refunds.create({ charge, amount: 400 });
    expect((await given.stripe.radar.earlyFraudWarnings.retrieve(id)).actionable).toBe(true);
    if (end === 'dispute') given.sandbox.control.dispute(charge);
    else await given.stripe.refunds.create({ charge });
    expect((await given.stripe.radar.earlyFraudWarnings.retrieve(id)).actionable).toBe(false);
    expect(await types()).toContain('radar.early_fraud_warning.updated');
  });
});
