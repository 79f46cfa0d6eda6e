import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { deferredFeeOf, disputeHoldOf, escrowOf, refundPayableOf } from '@sidecrew/ledger';
import { days, hours, minutes } from '@sidecrew/platform';
import { type Deal, World } from '../../testing/world.js';
import { FundingsReader } from '../funding/fundings.reader.js';
import { FailedIntentsReader } from '../intents/failed-intents.reader.js';

jest.setTimeout(120_000);

const refundComesBack = '4000 0000 0000 5126';

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.float(1_000_000);
});
afterEach(() => {
  world.sandbox.control.faults.clear();
  world.marketplace.verdict = 'wanted';
});
afterAll(async () => world?.close());

const chargeBack = async (paymentId: string, amount?: number): Promise<string> => {
  const charge = (await world.get(FundingsReader).byId(paymentId))?.chargeId ?? '';
  const { id } = world.sandbox.control.dispute(charge, { ...(amount === undefined ? {} : { amount }) });
  await world.settle();
  return id;
};

const lose = async (disputeId: string) => {
  await world.stripe.disputes.close(disputeId);
  await world.settle();
};

const told = (port: string, deal: Deal) => world.marketplace.of(port).filter((fact) => fact['milestoneId'] === deal.milestoneId);
const expectSameAsStripe = async () => expect((await world.books())['stripe_balance']).toBe(await world.atStripe());

/** What changed in the books meanwhile, zeros left out. */
async function changes(meanwhile: () => Promise<unknown>): Promise<Record<string, bigint>> {
  const before = await world.books();
  await meanwhile();
  const after = await world.books();
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].map((name) => [name, (after[name] ?? 0n) - (before[name] ?? 0n)] as const).filter(([, change]) => change !== 0n),
  );
}

describe('a chargeback that is lost while a refund is promised', () => {
  it('pays the refund that had come back: nobody owes it any more, and nobody is asked to send it again', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal, 10_000n, refundComesBack);
    const refund = await world.refund(deal);
    await world.settle();
    await world.pass(days(1));
    expect((await world.books())[refundPayableOf(refund)]).toBe(-10_400n);

    const dispute = await chargeBack(paymentId);
    expect(await changes(() => lose(dispute))).toEqual({ [disputeHoldOf(dispute)]: -10_400n, [refundPayableOf(refund)]: 10_400n });
    expect(told('refundByBank', deal)).toEqual([expect.objectContaining({ intentId: refund, amountMinor: 10_400n })]);
    expect((await world.get(FailedIntentsReader).page(100, null)).map(({ id }) => id)).not.toContain(refund);
    await expectSameAsStripe();
  });

  it('pays the refund that Stripe refused because of it', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    const dispute = await chargeBack(paymentId);
    const refund = await world.refund(deal);
    await world.settle();
    expect(await world.intent(refund)).toMatchObject({ state: 'refused', code: 'charge_disputed' });

    expect(await changes(() => lose(dispute))).toEqual({ [disputeHoldOf(dispute)]: -10_400n, [refundPayableOf(refund)]: 10_400n });
    expect(told('refundByBank', deal)).toHaveLength(1);
  });

  it('and whose refund is still on its way, ends in the same books once that is refused', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    world.sandbox.control.faults.add({ method: 'POST', path: '/v1/refunds', do: '503', when: 'before', stored: false });
    const refund = await world.refund(deal);
    const all = await changes(async () => {
      const dispute = await chargeBack(paymentId);
      await lose(dispute);
      expect(told('refundByBank', deal)).toEqual([]);
      world.sandbox.control.faults.clear();
      await world.pass(hours(2));
    });
    expect(all).toEqual({ 'expense.dispute_fee': 1_500n, [refundPayableOf(refund)]: 10_400n, stripe_balance: -11_900n });
    expect(told('refundByBank', deal)).toHaveLength(1);
    expect(told('refundRefused', deal)).toEqual([]);
    await expectSameAsStripe();
  });

  it('and whose refund comes back only afterwards, ends in the same books', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal, 10_000n, refundComesBack);
    const all = await changes(async () => {
      await world.refund(deal);
      await world.settle();
      const dispute = await chargeBack(paymentId);
      await lose(dispute);
      await world.pass(days(1));
    });
    expect(all).toEqual({
      [escrowOf(deal.milestoneId)]: 10_000n,
      [deferredFeeOf(deal.milestoneId)]: 400n,
      'expense.dispute_fee': 1_500n,
      stripe_balance: -11_900n,
    });
    expect(told('refundFailed', deal)).toEqual([]);
    await expectSameAsStripe();
  });

  it('of a payment that came too late: what staff was told is over, and the milestone lost nothing', async () => {
    const deal = world.deal();
    await world.funded(deal);
    world.marketplace.verdict = 'unwanted';
    const late = await world.funded(deal, 10_000n, refundComesBack);
    await world.pass(days(1));
    const open = () =>
      world.work.read(`select 1 from reconciliation_breaks where kind = 'refund_came_back' and resolved_at is null and gone_at is null`);
    expect(await open()).toHaveLength(1);
    const dispute = await chargeBack(late.paymentId);
    expect(told('chargebackOpened', deal)).toEqual([expect.objectContaining({ isHeld: false })]);
    const lost = await changes(() => lose(dispute));
    expect(lost).toMatchObject({ [disputeHoldOf(dispute)]: -10_400n });
    expect(lost[escrowOf(deal.milestoneId)]).toBeUndefined();
    expect(lost['expense.chargeback_loss']).toBeUndefined();
    expect(await open()).toEqual([]);
  });
});

describe('a chargeback of one of two charges', () => {
  const paidTwice = async () => {
    const deal = world.deal('USD', await world.payee());
    const first = await world.funded(deal, 10_000n);
    const second = await world.funded(deal, 5_000n);
    return { deal, first: first.paymentId, second: second.paymentId };
  };

  it.each([
    ['first', 10_000n, 400n],
    ['second', 5_000n, 200n],
  ] as const)('loses what the %s one paid, and the rest can be released', async (which, price, fee) => {
    const { deal, ...paid } = await paidTwice();
    const dispute = await chargeBack(paid[which]);
    expect(await changes(() => lose(dispute))).toEqual({
      [disputeHoldOf(dispute)]: -(price + fee),
      [escrowOf(deal.milestoneId)]: price,
      [deferredFeeOf(deal.milestoneId)]: fee,
    });
    expect(told('chargebackClosed', deal)).toEqual([expect.objectContaining({ outcome: 'lost', heldLostMinor: price })]);
    const release = await world.release(deal, 15_000n - price);
    await world.settle();
    expect(await world.intent(release)).toMatchObject({ state: 'done' });
    const books = await world.books();
    expect([books[escrowOf(deal.milestoneId)], books[deferredFeeOf(deal.milestoneId)]]).toEqual([undefined, undefined]);
    await expectSameAsStripe();
  });

  it('after a part was released takes the older one first: its held rest, what it earned, and the platform the remainder', async () => {
    const { deal, first, second } = await paidTwice();
    await world.release(deal, 6_000n);
    await world.settle();
    const one = await chargeBack(first);
    expect(await changes(() => lose(one))).toEqual({
      [disputeHoldOf(one)]: -10_400n,
      [escrowOf(deal.milestoneId)]: 4_000n,
      [deferredFeeOf(deal.milestoneId)]: 160n,
      'revenue.owner_fee': 240n,
      'revenue.expert_fee': 480n,
      'expense.chargeback_loss': 5_520n,
    });
    const two = await chargeBack(second);
    expect(await changes(() => lose(two))).toEqual({
      [disputeHoldOf(two)]: -5_200n,
      [escrowOf(deal.milestoneId)]: 5_000n,
      [deferredFeeOf(deal.milestoneId)]: 200n,
    });
    await expectSameAsStripe();
  });

  it('after all was released costs each charge its own share of what we earned', async () => {
    const { deal, first, second } = await paidTwice();
    await world.release(deal, 15_000n);
    await world.settle();
    const two = await chargeBack(second);
    const lostTwo = await changes(() => lose(two));
    expect(lostTwo).toMatchObject({ 'revenue.owner_fee': 200n, 'revenue.expert_fee': 400n, 'expense.chargeback_loss': 4_600n });
    const one = await chargeBack(first);
    const lostOne = await changes(() => lose(one));
    expect(lostOne).toMatchObject({ 'revenue.owner_fee': 400n, 'revenue.expert_fee': 800n, 'expense.chargeback_loss': 9_200n });
  });

  it('that takes less than its charge leaves the fee on the rest', async () => {
    const deal = world.deal('USD', await world.payee());
    const { paymentId } = await world.funded(deal);
    const dispute = await chargeBack(paymentId, 5_200);
    expect(await changes(() => lose(dispute))).toMatchObject({
      [escrowOf(deal.milestoneId)]: 5_000n,
      [deferredFeeOf(deal.milestoneId)]: 200n,
    });
    await world.pass(minutes(1));
    const release = await world.release(deal, 5_000n);
    await world.settle();
    expect(await world.intent(release)).toMatchObject({ state: 'done' });
    expect((await world.books())[deferredFeeOf(deal.milestoneId)]).toBeUndefined();
  });
});
