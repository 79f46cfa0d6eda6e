import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { deferredFeeOf, escrowOf, payableTo } from '@sidecrew/ledger';
import { World } from '../../testing/world.js';
import { FundingsReader } from '../funding/fundings.reader.js';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.open();
  world.sandbox.control.seed({ float: { usd: 1_000_000 } });
});
afterAll(async () => world?.close());

describe('a milestone that Olga funds', () => {
  it('opens a payment page and holds the money once she paid', async () => {
    const deal = world.deal();
    const { paymentId } = await world.fund(deal);
    expect((await world.get(FundingsReader).byId(paymentId))?.checkoutUrl).toContain('/c/pay/');
    expect(await world.pay(paymentId)).toBe(303);
    await world.settle();
    const books = await world.books();
    expect([books[escrowOf(deal.milestoneId)], books[deferredFeeOf(deal.milestoneId)]]).toEqual([-10_000n, -400n]);
    expect(world.marketplace.of('funded').filter(({ paymentId: id }) => id === paymentId)).toHaveLength(1);
  });

  it('is released to Emil', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    const id = await world.release(deal);
    await world.settle();
    expect(await world.intent(id)).toMatchObject({ state: 'done', attempts: 1 });
    const books = await world.books();
    expect([books[escrowOf(deal.milestoneId)], books[payableTo(deal.emil)]]).toEqual([undefined, undefined]);
    expect(world.marketplace.of('transferSettled').at(-1)).toMatchObject({ intentId: id, amountMinor: 9_200n });
  });
});
