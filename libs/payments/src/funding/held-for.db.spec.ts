import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BoundBroken, escrowOf, payableTo } from '@sidecrew/ledger';
import { days, hours, minutes, newId } from '@sidecrew/platform';
import { type Deal, World } from '../../testing/world.js';
import { FundingsReader } from './fundings.reader.js';
import { RollOver } from './roll-over.js';

jest.setTimeout(120_000);

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

const accountOf = async (userId: string) =>
  (await world.work.read<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [userId]))[0]?.id ?? '';
const expectSameAsStripe = async () => expect((await world.books())['stripe_balance'] ?? 0n).toBe(await world.atStripe());

describe('a tip', () => {
  const tip = async (deal: Deal, minor = 2_000n, card?: string) => {
    const tipId = newId();
    const heldFor = { purpose: 'tip', id: tipId, payeeId: deal.emil } as const;
    const { paymentId } = await world.fund(deal, minor, newId(), { heldFor, ownerFeeMinor: 0n });
    await world.pay(paymentId, card);
    await world.settle();
    return { tipId, paymentId };
  };
  const turns = (tipId: string) =>
    world.marketplace
      .of('tipChanged')
      .filter((fact) => fact['tipId'] === tipId)
      .map((fact) => fact['state']);

  it('is paid without a fee and reaches Emil at once, to the cent', async () => {
    const deal = world.deal('USD', await world.payee());
    const { tipId } = await tip(deal);
    expect(turns(tipId)).toEqual(['paid', 'passed_on']);
    const [transfer, ...more] = (await world.stripe.transfers.list({ transfer_group: `ms_${tipId}` })).data;
    expect(more).toEqual([]);
    expect(transfer).toMatchObject({ amount: 2_000, destination: await accountOf(deal.emil) });
    const books = await world.books();
    expect([books[escrowOf(tipId)], books[payableTo(deal.emil)], books['revenue.expert_fee']]).toEqual([undefined, undefined, undefined]);
    await expectSameAsStripe();
  });

  it("leaves the milestone's own money and ports alone", async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    await tip(deal);
    expect((await world.books())[escrowOf(deal.milestoneId)]).toBe(-10_000n);
    const of = (port: string) => world.marketplace.of(port).filter((fact) => fact['milestoneId'] === deal.milestoneId);
    expect([of('funded').length, of('transferSettled').length]).toEqual([1, 0]);
    expect(await world.get(FundingsReader).ofMilestones([deal.milestoneId])).toHaveLength(1);
  });

  it('waits while Emil cannot receive it and is passed on when he can', async () => {
    const deal = world.deal('USD', await world.payee());
    world.sandbox.control.restrictAccount(await accountOf(deal.emil));
    await world.settle();
    const { tipId } = await tip(deal);
    expect(turns(tipId)).toEqual(['paid', 'waiting']);
    expect((await world.books())[escrowOf(tipId)]).toBe(-2_000n);
    world.sandbox.control.liftRestriction(await accountOf(deal.emil));
    await world.pass(hours(1) + minutes(1));
    expect(turns(tipId).at(-1)).toBe('passed_on');
    expect((await world.books())[escrowOf(tipId)]).toBeUndefined();
  });

  it.each([
    ['winning_evidence', 'passed_on'],
    ['losing_evidence', 'waiting'],
  ])('that waits stays where it is while the bank asks; after %s it is %s', async (evidence, end) => {
    const deal = world.deal('USD', await world.payee());
    world.sandbox.control.restrictAccount(await accountOf(deal.emil));
    await world.settle();
    const { tipId, paymentId } = await tip(deal);
    const { id } = world.sandbox.control.dispute((await world.get(FundingsReader).byId(paymentId))?.chargeId ?? '');
    await world.settle();
    world.sandbox.control.liftRestriction(await accountOf(deal.emil));
    await world.pass(hours(1) + minutes(1));
    expect(turns(tipId).at(-1)).toBe('waiting');
    await world.stripe.disputes.update(id, { evidence: { uncategorized_text: evidence }, submit: true });
    await world.pass(minutes(1));
    await world.pass(days(1));
    expect(turns(tipId).at(-1)).toBe(end);
    expect((await world.books())[escrowOf(tipId)]).toBeUndefined();
    await expectSameAsStripe();
  });

  it('goes back to Olga when he never can', async () => {
    const deal = world.deal('USD', await world.payee());
    world.sandbox.control.restrictAccount(await accountOf(deal.emil));
    await world.settle();
    const { tipId, paymentId } = await tip(deal);
    for (let day = 0; day < 33; day += 1) await world.pass(days(1));
    expect(turns(tipId).at(-1)).toBe('returned');
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('refunded');
    expect((await world.books())[escrowOf(tipId)]).toBeUndefined();
    await expectSameAsStripe();
  });

  it('that is charged back costs what the marketplace says, and nothing of the milestone', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    const { paymentId } = await tip(deal);
    const charge = (await world.get(FundingsReader).byId(paymentId))?.chargeId ?? '';
    const { id } = world.sandbox.control.dispute(charge);
    await world.settle();
    await world.stripe.disputes.close(id);
    await world.settle();
    expect(world.marketplace.of('whoBearsLoss').at(-1)).toMatchObject({ purpose: 'tip', payeeId: deal.emil, restMinor: 2_000n });
    expect((await world.books())[escrowOf(deal.milestoneId)]).toBe(-10_000n);
    await expectSameAsStripe();
  });
});

describe('money that is held for a week', () => {
  const week = async (deal: Deal, price = 10_000n) => {
    const weekId = newId();
    const { paymentId } = await world.fund(deal, price, newId(), { heldFor: { purpose: 'week', id: weekId } });
    await world.pay(paymentId);
    await world.settle();
    return weekId;
  };
  const rollOver = (deal: Deal, fromId: string, toId: string, restMinor: bigint, decisionId = newId()) =>
    world.work.transaction((tx) =>
      world.get(RollOver).run(tx, { ...deal, decisionId, fromId, toId, restMinor, ownerFeeMinor: (restMinor * 4n) / 100n }),
    );
  const approve = (deal: Deal, weekId: string, gross: bigint) => world.release({ ...deal, milestoneId: weekId }, gross);

  it('is told with what holds it, and pays what was worked', async () => {
    const deal = world.deal('USD', await world.payee());
    const weekId = await week(deal);
    expect(world.marketplace.of('funded').at(-1)).toMatchObject({ purpose: 'week', heldFor: weekId, milestoneId: deal.milestoneId });
    await approve(deal, weekId, 7_000n);
    await world.settle();
    expect((await world.books())[escrowOf(weekId)]).toBe(-3_000n);
    await expectSameAsStripe();
  });

  it('that was not used rolls over, pays the next week from the old charge first, and goes back at the end', async () => {
    const deal = world.deal('USD', await world.payee());
    const [first, second] = [await week(deal, 10_000n), await week(deal, 10_000n)];
    await approve(deal, first, 7_000n);
    await world.settle();
    await rollOver(deal, first, second, 3_000n);
    expect((await world.books())[escrowOf(second)]).toBe(-13_000n);
    await approve(deal, second, 12_000n);
    await world.settle();
    await world.refund({ ...deal, milestoneId: second }, 1_000n);
    await world.settle();
    const books = await world.books();
    expect([books[escrowOf(first)], books[escrowOf(second)]]).toEqual([undefined, undefined]);
    const transfers = (await world.stripe.transfers.list({ transfer_group: `ms_${second}` })).data;
    expect(transfers).toHaveLength(2);
    expect(transfers.reduce((sum, { amount }) => sum + amount, 0)).toBe(11_040);
    await expectSameAsStripe();
  });

  it('rolls over once however often it is told, and never more than is held', async () => {
    const deal = world.deal();
    const first = await week(deal);
    const [next, decision] = [newId(), newId()];
    await Promise.all([1, 2, 3].map(() => rollOver(deal, first, next, 4_000n, decision)));
    expect((await world.books())[escrowOf(next)]).toBe(-4_000n);
    await expect(rollOver(deal, first, next, 6_001n)).rejects.toThrow(BoundBroken);
  });
});

describe('a retainer', () => {
  it('is funded from the saved card by itself and drawn on', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.savedCard(deal.olga);
    const retainer = newId();
    await world.charge(deal, 20_000n, { heldFor: { purpose: 'retainer', id: retainer } });
    await world.settle();
    expect((await world.books())[escrowOf(retainer)]).toBe(-20_000n);
    await world.release({ ...deal, milestoneId: retainer }, 5_000n);
    await world.settle();
    expect((await world.books())[escrowOf(retainer)]).toBe(-15_000n);
    await expectSameAsStripe();
  });

  it('that nobody wants any more is returned in full', async () => {
    const deal = world.deal();
    await world.savedCard(deal.olga);
    world.marketplace.verdict = 'unwanted';
    const { paymentId } = await world.charge(deal, 20_000n, { heldFor: { purpose: 'retainer', id: newId() } });
    await world.settle();
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('refunded');
    await expectSameAsStripe();
  });
});
