import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { disputeHoldOf, escrowOf, receivableFrom } from '@sidecrew/ledger';
import { days, minutes } from '@sidecrew/platform';
import { type Deal, World } from '../../testing/world.js';
import { FundingsReader } from '../funding/fundings.reader.js';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
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
