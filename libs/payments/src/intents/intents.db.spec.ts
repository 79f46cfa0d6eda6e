import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { deferredFeeOf, escrowOf, payableTo, receivableFrom, refundPayableOf } from '@sidecrew/ledger';
import { days, hours, minutes, newId } from '@sidecrew/platform';
import { decideTakeBack } from '../../testing/wishes.js';
import { type Deal, World } from '../../testing/world.js';
import { FundingsReader } from '../funding/fundings.reader.js';
import { IntentRunner } from './intent-runner.js';
import { Intents } from './intents.js';

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

const transfersOf = async (milestoneId: string) => (await world.stripe.transfers.list({ transfer_group: `ms_${milestoneId}` })).data;

/** At rest, the books and Stripe's own balance are the same. */
const expectSameAsStripe = async () => expect((await world.books())['stripe_balance'] ?? 0n).toBe(await world.atStripe());

describe('a milestone that Olga funds', () => {
  it('opens a payment page and holds the money once she paid', async () => {
    const deal = world.deal();
    const { paymentId } = await world.fund(deal);
    expect((await world.get(FundingsReader).byId(paymentId))?.checkoutUrl).toContain('/c/pay/');
    expect(await world.pay(paymentId)).toBe(303);
    await world.settle();
    const books = await world.books();
    expect([books[escrowOf(deal.milestoneId)], books[deferredFeeOf(deal.milestoneId)]]).toEqual([-10_000n, -400n]);
    expect(world.marketplace.of('funded').filter((fact) => fact['paymentId'] === paymentId)).toHaveLength(1);
    await expectSameAsStripe();
  });

  it('asks for one page however often she clicks', async () => {
    const deal = world.deal();
    const pages = await Promise.all([world.fund(deal, 5_000n, 'once'), world.fund(deal, 5_000n, 'once')]);
    const again = await world.fund(deal, 5_000n, 'once');
    expect(new Set([...pages.map((page) => page.paymentId), again.paymentId].filter(Boolean)).size).toBe(1);
    const customers = await world.work.read(`select 1 from stripe_customers where user_id = $1`, [deal.olga]);
    expect(customers).toHaveLength(1);
  });

  it('stays open when her card is declined', async () => {
    const { paymentId } = await world.fund(world.deal());
    expect(await world.pay(paymentId, '4000 0000 0000 9995')).toBe(402);
    await world.settle();
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('open');
  });

  it('tells when the page has expired', async () => {
    const { paymentId } = await world.fund(world.deal());
    await world.pass(minutes(40));
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('expired');
    expect(world.marketplace.of('fundingEnded').filter((fact) => fact['paymentId'] === paymentId)).toEqual([
      expect.objectContaining({ reason: 'expired' }),
    ]);
  });

  const expire = (deal: ReturnType<World['deal']>, paymentId: string) =>
    world.work.transaction((tx) =>
      world.get(Intents).request(tx, {
        op: 'fund.expire',
        businessKey: `expire:${paymentId}`,
        contractId: deal.contractId,
        milestoneId: deal.milestoneId,
        subject: { type: 'milestone', id: deal.milestoneId },
        params: { paymentId },
      }),
    );

  it('is closed early when she leaves', async () => {
    const deal = world.deal();
    const { paymentId } = await world.fund(deal);
    await expire(deal, paymentId);
    await world.settle();
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('expired');
  });

  it('stays paid when she paid in the same moment', async () => {
    const deal = world.deal();
    const { paymentId } = await world.fund(deal);
    world.sandbox.control.faults.add({ event: '*', do: 'drop' });
    await world.pay(paymentId);
    const { id } = await expire(deal, paymentId);
    await world.settle();
    expect((await world.intent(id)).state).toBe('done');
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('succeeded');
  });

  it('is returned in full, by itself, when nobody waits for the money any more', async () => {
    world.marketplace.verdict = 'unwanted';
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('refunded');
    const books = await world.books();
    expect([books[escrowOf(deal.milestoneId)], books[deferredFeeOf(deal.milestoneId)]]).toEqual([undefined, undefined]);
    expect(world.marketplace.of('refundSettled').some((fact) => fact['milestoneId'] === deal.milestoneId)).toBe(false);
    const [event] = await world.work.read(`select 1 from outbox_events where type = 'LatePaymentReturned' and payload->>'paymentId' = $1`, [
      paymentId,
    ]);
    expect(event).toBeDefined();
    await expectSameAsStripe();
  });

  it('tells staff when a return that nobody waits for comes back', async () => {
    world.marketplace.verdict = 'unwanted';
    await world.funded(world.deal(), 10_000n, '4000 0000 0000 5126');
    await world.pass(minutes(1));
    const breaks = await world.work.read(`select 1 from reconciliation_breaks where kind = 'refund_came_back'`);
    expect(breaks).toHaveLength(1);
    await expectSameAsStripe();
  });

  it('tells staff when Stripe refuses a return that nobody waits for', async () => {
    world.marketplace.verdict = 'unwanted';
    const { paymentId } = await world.fund(world.deal());
    await world.pay(paymentId);
    const [charge] = (await world.stripe.charges.list({ limit: 1 })).data;
    world.sandbox.control.dispute(charge?.id ?? '');
    await world.settle();
    const breaks = await world.work.read(
      `select b.kind, b.found_minor::int as minor from reconciliation_breaks b join intents i on i.id::text = b.reference where i.subject_id = $1`,
      [paymentId],
    );
    expect(breaks).toEqual([{ kind: 'refund_came_back', minor: 10_400 }]);
  });

  it('is not funded by money that was converted; it lies in suspense and somebody is told', async () => {
    world.sandbox.control.changeSettings({ multiCurrencySettlement: false });
    const deal = world.deal('EUR');
    await world.funded(deal);
    world.sandbox.control.changeSettings({ multiCurrencySettlement: true });
    expect(world.marketplace.of('fundingEnded').at(-1)).toMatchObject({ milestoneId: deal.milestoneId, reason: 'needs_attention' });
    expect((await world.books('USD'))['suspense']).toBeLessThan(0n);
    const breaks = await world.work.read(`select 1 from reconciliation_breaks where kind = 'currency_converted'`);
    expect(breaks).toHaveLength(1);
    await expectSameAsStripe();
  });
});

describe('a release to Emil', () => {
  it('is one transfer of the net, bound to the charge', async () => {
    const deal = world.deal('USD', await world.payee());
    const { paymentId } = await world.funded(deal);
    const id = await world.release(deal);
    await world.settle();
    expect(await world.intent(id)).toMatchObject({ state: 'done', attempts: 1 });
    const [transfer, ...others] = await transfersOf(deal.milestoneId);
    expect(others).toEqual([]);
    expect(transfer).toMatchObject({ amount: 9_200, source_transaction: (await world.get(FundingsReader).byId(paymentId))?.chargeId });
    expect(world.marketplace.of('transferSettled').at(-1)).toMatchObject({ intentId: id, amountMinor: 9_200n });
    const books = await world.books();
    expect([books[escrowOf(deal.milestoneId)], books[payableTo(deal.emil)]]).toEqual([undefined, undefined]);
    await expectSameAsStripe();
  });

  it('takes one transfer per charge, the oldest first, and is told once', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal, 10_000n);
    await world.funded(deal, 5_000n);
    const id = await world.release(deal, 15_000n);
    await world.settle();
    expect((await transfersOf(deal.milestoneId)).map(({ amount }) => amount)).toEqual([3_400, 10_400]);
    expect(world.marketplace.of('transferSettled').filter((fact) => fact['intentId'] === id)).toEqual([
      expect.objectContaining({ amountMinor: 13_800n }),
    ]);
    await expectSameAsStripe();
  });

  it('is one wish, over both charges, however many wish it at the same moment', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal, 10_000n);
    await world.funded(deal, 5_000n);
    const ids = await Promise.all(Array.from({ length: 4 }, () => world.release(deal, 15_000n, 'at once')));
    expect(new Set(ids).size).toBe(1);
    await world.settle();
    expect((await transfersOf(deal.milestoneId)).map(({ amount }) => amount)).toEqual([3_400, 10_400]);
    await expectSameAsStripe();
  });

  it('is refused as a whole when Emil cannot receive, and may be tried again', async () => {
    const deal = world.deal();
    await world.funded(deal);
    const id = await world.release(deal);
    await world.settle();
    expect(await world.intent(id)).toMatchObject({ state: 'refused', code: 'payout_account_missing' });
    expect(world.marketplace.of('transferRefused').at(-1)).toMatchObject({ intentId: id, retryable: true });
  });

  it('is refused by Stripe when his account was restricted meanwhile', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    const [account] = await world.work.read<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [
      deal.emil,
    ]);
    world.sandbox.control.restrictAccount(account?.id ?? '');
    const id = await world.release(deal);
    await world.settle();
    expect(await world.intent(id)).toMatchObject({ state: 'refused', code: 'insufficient_capabilities_for_transfer' });
    expect(world.marketplace.of('accountChanged').at(-1)).toMatchObject({ userId: deal.emil, canReceive: false, couldReceive: true });
  });

  it('goes on with its second part later when only the first went through', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal, 10_000n);
    await world.funded(deal, 5_000n);
    const [account] = await world.work.read<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [
      deal.emil,
    ]);
    const id = await world.release(deal, 15_000n);
    await world.get(IntentRunner).run(id);
    world.sandbox.control.restrictAccount(account?.id ?? '');
    await world.settle();
    const second = async () =>
      (
        await world.work.read<{ state: string; refusals: number }>(`select state, refusals from intents where movement_id = $1 and n = 2`, [
          id,
        ])
      )[0];
    expect(await second()).toEqual({ state: 'ready', refusals: 1 });
    expect(world.marketplace.of('transferRefused').some((fact) => fact['intentId'] === id)).toBe(false);
    world.sandbox.control.liftRestriction(account?.id ?? '');
    await world.pass(hours(1));
    expect((await second())?.state).toBe('done');
    expect(world.marketplace.of('transferSettled').at(-1)).toMatchObject({ intentId: id });
    await expectSameAsStripe();
  });
});

describe('a refund to Olga', () => {
  it('gives back price and fee', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    const id = await world.refund(deal);
    await world.settle();
    expect((await world.get(FundingsReader).byId(paymentId))?.state).toBe('refunded');
    expect(world.marketplace.of('refundSettled').at(-1)).toMatchObject({ intentId: id, amountMinor: 10_400n });
    expect((await world.books())[refundPayableOf(id)]).toBeUndefined();
    await expectSameAsStripe();
  });

  it('takes the newest charge first', async () => {
    const deal = world.deal();
    const first = await world.funded(deal, 10_000n);
    const second = await world.funded(deal, 5_000n);
    await world.refund(deal, 6_000n);
    await world.settle();
    const states = await Promise.all(
      [first, second].map(async ({ paymentId }) => (await world.get(FundingsReader).byId(paymentId))?.state),
    );
    expect(states).toEqual(['partly_refunded', 'refunded']);
  });

  it('counts as returned only when the bank took it', async () => {
    const deal = world.deal();
    await world.funded(deal, 10_000n, '4000 0000 0000 7726');
    const id = await world.refund(deal);
    await world.settle();
    expect((await world.intent(id)).state).toBe('done');
    expect(world.marketplace.of('refundSettled').some((fact) => fact['intentId'] === id)).toBe(false);
    await world.pass(minutes(1));
    expect(world.marketplace.of('refundSettled').filter((fact) => fact['intentId'] === id)).toHaveLength(1);
  });

  it('is owed again when the bank sends it back', async () => {
    const deal = world.deal();
    await world.funded(deal, 10_000n, '4000 0000 0000 5126');
    const id = await world.refund(deal);
    await world.settle();
    await world.pass(minutes(1));
    expect(world.marketplace.of('refundFailed').filter((fact) => fact['intentId'] === id)).toHaveLength(1);
    expect((await world.books())[refundPayableOf(id)]).toBe(-10_400n);
    await expectSameAsStripe();
  });

  it('can be wished again after the bank sent it back', async () => {
    const deal = world.deal();
    await world.funded(deal, 10_000n, '4000 0000 0000 5126');
    await world.refund(deal);
    await world.settle();
    await world.pass(minutes(1));
    const again = await world.work.transaction((tx) =>
      world.get(Intents).request(tx, {
        op: 'refund',
        businessKey: `again:${deal.milestoneId}`,
        contractId: deal.contractId,
        milestoneId: deal.milestoneId,
        subject: { type: 'milestone', id: deal.milestoneId },
        params: { currency: 'USD', amountMinor: 10_400n, fundedMilestoneId: deal.milestoneId },
      }),
    );
    expect(again.created).toBe(true);
    await world.work.read(`update intents set stopped = true where id = $1`, [again.id]);
  });

  it('is refused while a chargeback is open', async () => {
    const deal = world.deal();
    const { paymentId } = await world.funded(deal);
    world.sandbox.control.dispute((await world.get(FundingsReader).byId(paymentId))?.chargeId ?? '');
    await world.settle();
    const id = await world.refund(deal);
    await world.settle();
    expect(world.marketplace.of('refundRefused').at(-1)).toMatchObject({ intentId: id, code: 'charge_disputed', retryable: false });
  });
});

describe('a refund after the release', () => {
  const takeBack = async (deal: Deal) => (await decideTakeBack(world.app, deal, 10_000n, newId()))[0];

  it('takes the transfer back from Emil and clears his debt', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    await world.release(deal);
    await world.pass(days(3));
    const id = await takeBack(deal);
    await world.settle();
    expect(world.marketplace.of('takeBackEnded').at(-1)).toMatchObject({ intentId: id, takenMinor: 9_200n, shortMinor: 0n });
    expect((await world.books())[receivableFrom(deal.emil)]).toBeUndefined();
    await expectSameAsStripe();
  });

  it('takes a part back, of the newest of several transfers first', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal, 10_000n);
    await world.funded(deal, 5_000n);
    await world.release(deal, 15_000n);
    await world.pass(days(3));
    const [reverse, refund] = await decideTakeBack(world.app, deal, 5_000n, 'part');
    await world.settle();
    expect([(await world.intent(reverse)).state, (await world.intent(refund)).state]).toEqual(['done', 'done']);
    expect((await transfersOf(deal.milestoneId)).map(({ amount_reversed }) => amount_reversed)).toEqual([3_400, 1_200]);
    expect((await world.books())[receivableFrom(deal.emil)]).toBeUndefined();
    await expectSameAsStripe();
  });

  it('leaves a debt where his balance is empty', async () => {
    const deal = world.deal('USD', await world.payee());
    await world.funded(deal);
    await world.release(deal);
    await world.settle();
    world.sandbox.control.settleNow({ payouts: true });
    const id = await takeBack(deal);
    await world.settle();
    expect(world.marketplace.of('takeBackEnded').at(-1)).toMatchObject({ intentId: id, takenMinor: 0n, shortMinor: 9_200n });
    expect((await world.books())[receivableFrom(deal.emil)]).toBe(9_200n);
    await expectSameAsStripe();
  });
});

describe('the intents table', () => {
  it('lets one call of a contract be under way, whoever sends it', async () => {
    const deal = world.deal();
    await world.funded(deal, 10_000n);
    const sending = () =>
      world.work.read(
        `insert into intents (id, movement_id, n, op, business_key, lane, subject_type, subject_id, params, state, lease_until, created_at)
       select id, id, 1, 'refund', id::text, $1, 'x', 'x', '{}', 'sending', now(), now() from (select gen_random_uuid() as id) made`,
        [deal.contractId],
      );
    await sending();
    await expect(sending()).rejects.toThrow('one_call_per_lane');
    await world.work.read(`update intents set state = 'refused', lease_until = null where lane = $1 and state = 'sending'`, [
      deal.contractId,
    ]);
  });
});
