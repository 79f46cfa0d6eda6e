import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { disputeHoldOf, disputeRecoveryOf, escrowOf, goodwill, Ledger, memo, payableTo, receivableFrom } from '@sidecrew/ledger';
import { type Actor, days, hours, minutes, newId } from '@sidecrew/platform';
import { type Deal, World } from '../../testing/world.js';
import { AnswerChargeback } from '../chargebacks/answer-chargeback.js';
import { ConcedeChargeback } from '../chargebacks/concede-chargeback.js';
import { FundingsReader } from '../funding/fundings.reader.js';
import { IntentOutcomes } from '../intents/intent-outcomes.js';
import { Intents } from '../intents/intents.js';
import { ownSubjects } from '../intents/own-movements.js';

jest.setTimeout(120_000);

const ada: Actor = { id: newId(), roles: new Set(['admin'] as const), sessionId: null, provedAt: null };

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
});
afterEach(() => {
  world.marketplace.takeBack = null;
  world.marketplace.debtorId = null;
  world.sandbox.control.faults.clear();
});
afterAll(async () => world?.close());

const chargeBack = async (paymentId: string, kind: 'chargeback' | 'inquiry' = 'chargeback'): Promise<string> => {
  const charge = (await world.get(FundingsReader).byId(paymentId))?.chargeId ?? '';
  const { id } = world.sandbox.control.dispute(charge, { kind });
  await world.settle();
  return id;
};

const decide = async (disputeId: string, text: 'winning_evidence' | 'losing_evidence') => {
  await world.stripe.disputes.update(disputeId, { evidence: { uncategorized_text: text }, submit: true });
  await world.settle();
  await world.pass(minutes(1));
};

const told = (port: string, deal: Deal) => world.marketplace.of(port).filter((fact) => fact['milestoneId'] === deal.milestoneId);
const expectSameAsStripe = async () => expect((await world.books())['stripe_balance']).toBe(await world.atStripe());

describe('a chargeback', () => {
  it("takes the money and Stripe's fee, and tells once", async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    const before = (await world.books())['expense.dispute_fee'] ?? 0n;
    const id = await chargeBack(paymentId);
    expect((await world.books())[disputeHoldOf(id)]).toBe(10_400n);
    expect((await world.books())['expense.dispute_fee']).toBe(before + 1_500n);
    expect(told('chargebackOpened', deal)).toEqual([expect.objectContaining({ kind: 'chargeback', amountMinor: 10_400n, disputeId: id })]);
    await expectSameAsStripe();
  });

  it('that is won gives the money back to where it was', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    const id = await chargeBack(paymentId);
    await decide(id, 'winning_evidence');
    expect(told('chargebackClosed', deal)).toEqual([expect.objectContaining({ outcome: 'won' })]);
    const books = await world.books();
    expect([books[disputeHoldOf(id)], books[escrowOf(deal.milestoneId)]]).toEqual([undefined, -10_000n]);
    await expectSameAsStripe();
  });

  it('that is lost before the release costs the held money and nobody else', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    const before = await world.books();
    const id = await chargeBack(paymentId);
    await decide(id, 'losing_evidence');
    expect(told('chargebackClosed', deal)).toEqual([expect.objectContaining({ outcome: 'lost' })]);
    const books = await world.books();
    expect([books[disputeHoldOf(id)], books[escrowOf(deal.milestoneId)]]).toEqual([undefined, undefined]);
    expect(books['expense.chargeback_loss']).toBe(before['expense.chargeback_loss']);
    expect(told('whoBearsLoss', deal)).toEqual([]);
    await expectSameAsStripe();
  });

  it('that is lost after the release costs our fees, and the rest as the marketplace says', async () => {
    const deal = world.deal('USD', await world.payee());
    const { paymentId } = await world.funded(deal);
    await world.release(deal);
    await world.settle();
    const before = await world.books();
    const id = await chargeBack(paymentId);
    world.marketplace.debtorId = deal.emil;
    await decide(id, 'losing_evidence');
    world.marketplace.debtorId = null;
    expect(told('whoBearsLoss', deal)).toEqual([expect.objectContaining({ restMinor: 9_200n })]);
    const books = await world.books();
    expect(books[receivableFrom(deal.emil)]).toBe(9_200n);
    expect((books['revenue.expert_fee'] ?? 0n) - (before['revenue.expert_fee'] ?? 0n)).toBe(800n);
    expect((books['revenue.owner_fee'] ?? 0n) - (before['revenue.owner_fee'] ?? 0n)).toBe(400n);
    await expectSameAsStripe();
  });

  it('lands while a transfer is in flight: the transfer stands', async () => {
    const deal = world.deal('USD', await world.payee());
    const { paymentId } = await world.funded(deal);
    const id = await world.release(deal);
    await chargeBack(paymentId);
    expect((await world.intent(id)).state).toBe('done');
    expect(told('chargebackOpened', deal)).toHaveLength(1);
    await expectSameAsStripe();
  });
});

describe('an inquiry', () => {
  it('freezes and moves nothing', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    const before = await world.books();
    await chargeBack(paymentId, 'inquiry');
    expect(told('chargebackOpened', deal)).toEqual([expect.objectContaining({ kind: 'inquiry' })]);
    expect(await world.books()).toEqual(before);
  });

  it('that becomes a chargeback is told again', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    const id = await chargeBack(paymentId, 'inquiry');
    await world.stripe.disputes.update(id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' }, submit: true });
    await world.settle();
    await world.pass(minutes(1));
    expect(told('chargebackOpened', deal).map((fact) => fact['kind'])).toEqual(['inquiry', 'chargeback']);
    expect((await world.books())[disputeHoldOf(id)]).toBe(10_400n);
  });
});

describe('an early fraud warning', () => {
  it('is told once', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    world.sandbox.control.warn((await world.get(FundingsReader).byId(paymentId))?.chargeId ?? '');
    await world.settle();
    await world.pass(days(1));
    expect(told('fraudWarned', deal)).toHaveLength(1);
  });
});

describe('an answer to a chargeback', () => {
  const why = 'The owner approved this delivery on the page: winning_evidence.';
  const answer = (id: string, explanation = why, files: Parameters<AnswerChargeback['run']>[3]['files'] = []) =>
    world.work.transaction((tx) => world.get(AnswerChargeback).run(tx, ada, id, { explanation, files }));
  const concede = (id: string) => world.work.transaction((tx) => world.get(ConcedeChargeback).run(tx, id));
  const charged = async () => {
    const { paymentId } = await world.funded(world.deal());
    return chargeBack(paymentId);
  };

  it('hands in the explanation and the documents together, once', async () => {
    const id = await charged();
    await answer(id, why, [
      { as: 'service_documentation', fileId: 'delivery' },
      { as: 'customer_communication', fileId: 'thread' },
    ]);
    await world.settle();
    const { evidence, evidence_details } = await world.stripe.disputes.retrieve(id);
    expect(evidence_details.submission_count).toBe(1);
    expect(evidence.uncategorized_text).toBe(why);
    const file = await world.stripe.files.retrieve(String(evidence.service_documentation));
    expect(file).toMatchObject({ purpose: 'dispute_evidence', size: 'the document delivery'.length });
    expect(evidence.customer_communication).not.toBe(evidence.service_documentation);
    await expect(answer(id)).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await world.pass(minutes(1));
    expect((await world.books())[disputeHoldOf(id)]).toBeUndefined();
  });

  it('goes without a document that is not there, for the deadline of the bank does not wait', async () => {
    const id = await charged();
    await answer(id, why, [{ as: 'receipt', fileId: 'lost' }]);
    await world.settle();
    const { evidence, evidence_details } = await world.stripe.disputes.retrieve(id);
    expect([evidence_details.submission_count, evidence.receipt]).toEqual([1, null]);
  });

  it('is given by one of two admins who answer at once', async () => {
    const id = await charged();
    const both = await Promise.allSettled([answer(id), answer(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves a record', async () => {
    const id = await charged();
    await answer(id);
    const audit = await world.work.read(`select 1 from audit_log where action = 'chargeback.answered' and facts ->> 'disputeId' = $1`, [
      id,
    ]);
    expect(audit).toHaveLength(1);
  });

  it.each([
    ['too short an explanation', 'No.', []],
    [
      'two documents in one place',
      why,
      [
        { as: 'receipt', fileId: 'a' },
        { as: 'receipt', fileId: 'b' },
      ],
    ],
  ] as const)('refuses %s', async (_what, explanation, files) => {
    await expect(answer(await charged(), explanation, files)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('does not exist for a chargeback that does not', async () => {
    await expect(answer('du_nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(concede('du_nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('or giving it up: one of two admins wins who do both at once', async () => {
    const id = await charged();
    const both = await Promise.allSettled([answer(id), concede(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await world.settle();
    await world.pass(minutes(1));
    expect((await world.stripe.disputes.retrieve(id)).status).toBe(both[0].status === 'fulfilled' ? 'won' : 'lost');
    await expectSameAsStripe();
  });

  it('can be given up again after Stripe refused it', async () => {
    const id = await charged();
    const first = await concede(id);
    await expect(concede(id)).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    const answer = { code: 'dispute_not_closable', message: 'Not now.', retryable: false };
    await world.work.transaction((tx) => world.get(IntentOutcomes).refused(tx, first, answer));
    expect(await concede(id)).not.toBe(first);
    await world.settle();
    expect((await world.stripe.disputes.retrieve(id)).status).toBe('lost');
    expect((await world.intent(first)).state).toBe('refused');
  });

  it('can be given up: it is lost at once, and cannot be answered any more', async () => {
    const id = await charged();
    await concede(id);
    await world.settle();
    expect((await world.stripe.disputes.retrieve(id)).status).toBe('lost');
    expect((await world.books())[disputeHoldOf(id)]).toBeUndefined();
    await expect(answer(id)).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await expect(concede(id)).rejects.toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await expectSameAsStripe();
  });
});

describe('money that is taken back while a chargeback is open', () => {
  const released = async (wanted = 9_200n) => {
    const deal = world.deal('USD', await world.payee());
    const { paymentId } = await world.funded(deal);
    await world.release(deal);
    await world.pass(days(3));
    world.marketplace.takeBack = { payeeId: deal.emil, amountMinor: wanted };
    return { deal, paymentId };
  };
  const accountOf = async (userId: string) =>
    (await world.work.read<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [userId]))[0]?.id ?? '';

  it('lies apart until the bank has decided', async () => {
    const { deal, paymentId } = await released();
    await chargeBack(paymentId);
    const books = await world.books();
    expect(books[disputeRecoveryOf(deal.emil)]).toBe(-9_200n);
    expect(books[receivableFrom(deal.emil)]).toBeUndefined();
    expect(books[memo.balance(await accountOf(deal.emil))]).toBeUndefined();
    await expectSameAsStripe();
  });

  it('goes out again when the chargeback is won', async () => {
    const { deal, paymentId } = await released();
    await decide(await chargeBack(paymentId), 'winning_evidence');
    await world.settle();
    const books = await world.books();
    expect([books[disputeRecoveryOf(deal.emil)], books[payableTo(deal.emil)]]).toEqual([undefined, undefined]);
    expect(books[memo.balance(await accountOf(deal.emil))]).toBe(9_200n);
    expect(told('transferSettled', deal)).toHaveLength(1);
    await expectSameAsStripe();
  });

  it('covers the loss before our own fees when it is lost; nobody is asked who bears it', async () => {
    const { deal, paymentId } = await released();
    const id = await chargeBack(paymentId);
    const before = await world.books();
    await decide(id, 'losing_evidence');
    const books = await world.books();
    expect([books[disputeHoldOf(id)], books[disputeRecoveryOf(deal.emil)], books[receivableFrom(deal.emil)]]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect((books['revenue.expert_fee'] ?? 0n) - (before['revenue.expert_fee'] ?? 0n)).toBe(800n);
    expect((books['revenue.owner_fee'] ?? 0n) - (before['revenue.owner_fee'] ?? 0n)).toBe(400n);
    expect(told('whoBearsLoss', deal)).toEqual([]);
    await expectSameAsStripe();
  });

  it('is never more than is left of the transfers', async () => {
    const { deal, paymentId } = await released(50_000n);
    await chargeBack(paymentId);
    expect((await world.books())[disputeRecoveryOf(deal.emil)]).toBe(-9_200n);
  });

  it('is no part of what staff gave beside the release', async () => {
    const { deal, paymentId } = await released(50_000n);
    const gift = { type: ownSubjects.decision, id: newId() };
    await world.work.transaction(async (tx) => {
      const facts = { source: { type: 'decision', id: gift.id }, currency: deal.currency, amountMinor: 700n, expertId: deal.emil } as const;
      await world.get(Ledger).post(tx, { ...goodwill(facts), contractId: deal.contractId, milestoneId: deal.milestoneId });
      const { contractId, milestoneId, currency, emil: payeeId } = deal;
      const params = { payeeId, currency, amountMinor: 700n, fundedMilestoneId: milestoneId, from: 'balance' } as const;
      const wish = { contractId, milestoneId, businessKey: `decision:${gift.id}`, subject: gift };
      await world.get(Intents).request(tx, { ...wish, op: 'release', params });
    });
    await world.settle();
    await chargeBack(paymentId);
    const books = await world.books();
    expect(books[disputeRecoveryOf(deal.emil)]).toBe(-9_200n);
    expect(books[memo.balance(await accountOf(deal.emil))]).toBe(700n);
    await expectSameAsStripe();
  });

  it.each([
    ['won', 'winning_evidence'],
    ['lost', 'losing_evidence'],
  ] as const)('after the chargeback was %s, because Stripe did not answer before, ends in the same books', async (_outcome, evidence) => {
    const { deal, paymentId } = await released();
    const transfer = (await world.stripe.transfers.list({ transfer_group: `ms_${deal.milestoneId}` })).data[0]?.id ?? '';
    world.sandbox.control.faults.add({
      method: 'POST',
      path: `/v1/transfers/${transfer}/reversals`,
      do: '503',
      when: 'before',
      stored: false,
    });
    const id = await chargeBack(paymentId);
    world.marketplace.debtorId = deal.emil;
    await decide(id, evidence);
    expect((await world.books())[disputeRecoveryOf(deal.emil)]).toBeUndefined();
    world.sandbox.control.faults.clear();
    await world.pass(minutes(10));
    await world.pass(minutes(10));
    const books = await world.books();
    expect([books[disputeHoldOf(id)], books[disputeRecoveryOf(deal.emil)], books[receivableFrom(deal.emil)]]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(books[memo.balance(await accountOf(deal.emil))]).toBe(evidence === 'winning_evidence' ? 9_200n : undefined);
    await expectSameAsStripe();
  });

  it('is owed until it is out again, when Emil cannot receive it for a while', async () => {
    const { deal, paymentId } = await released();
    const id = await chargeBack(paymentId);
    const account = await accountOf(deal.emil);
    world.sandbox.control.restrictAccount(account);
    await world.settle();
    await decide(id, 'winning_evidence');
    expect((await world.books())[payableTo(deal.emil)]).toBe(-9_200n);
    world.sandbox.control.liftRestriction(account);
    await world.pass(hours(6) + minutes(1));
    expect((await world.books())[payableTo(deal.emil)]).toBeUndefined();
    await expectSameAsStripe();
  });
});

describe('a lost chargeback that Olga pays back', () => {
  it('takes our loss away and tells', async () => {
    const deal = world.deal('USD', await world.payee());
    const { paymentId } = await world.funded(deal);
    await world.release(deal);
    await world.settle();
    const before = (await world.books())['expense.chargeback_loss'] ?? 0n;
    const id = await chargeBack(paymentId);
    await decide(id, 'losing_evidence');
    expect((await world.books())['expense.chargeback_loss']).toBe(before + 9_200n);
    const again = await world.fund(deal, 9_200n, newId(), { heldFor: { purpose: 'repayment', id }, ownerFeeMinor: 0n });
    await world.pay(again.paymentId);
    await world.settle();
    expect((await world.books())['expense.chargeback_loss'] ?? 0n).toBe(before);
    expect(told('chargebackRepaid', deal)).toEqual([expect.objectContaining({ disputeId: id, payerId: deal.olga, amountMinor: 9_200n })]);
    expect(told('funded', deal)).toHaveLength(1);
    await expectSameAsStripe();
  });
});
