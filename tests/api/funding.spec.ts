import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { booksAfter, booksAgree } from '../setup/bookkeeping.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { confirms, givesBack, leaves, milestoneSeenBy, opensPage, wishesOf } from '../setup/money.js';
import { answersTheBank, cards, funds, paysThePage } from '../setup/pay-the-page.js';

jest.setTimeout(60_000);

let world: RunningApp;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  // A float, as an operator keeps one: refunds give back the fee too.
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  await setsUpPayouts(world, await givenAnExpert(world));
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAFundedContract(world, { state: 'planned' });
});

const held = async () => milestoneSeenBy(contract.olga, contract.milestoneId);

describe('funding', () => {
  it('holds the payment: the contract is active, the books show it, the days run', async () => {
    const changed = await booksAfter(world, contract, () => funds(world, contract));
    expect(changed).toEqual({ stripe_balance: 10_400 - 332, 'expense.stripe_fee': 332, 'escrow:M': -10_000, 'deferred_fee:M': -400 });
    expect(await held()).toMatchObject({ state: 'funded', position: { funded: { minor: '10000' }, held: { minor: '10000' } } });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'active' });
    const [row] = await world.sql<{ days: number }>(
      `select extract(day from due_at - funded_at)::int as days from milestones where id = $1`,
      [contract.milestoneId],
    );
    expect(row?.days).toBe(10);
    await booksAgree(world, contract);
  });

  it('is captured at once, so that nothing lapses while work is done and reviewed', async () => {
    await funds(world, contract);
    const [payment] = await world.sql<{ charge: string }>(`select stripe_charge as charge from payments where milestone_id = $1`, [
      contract.milestoneId,
    ]);
    const answer = await fetch(`${world.sandbox?.url}/v1/charges/${payment?.charge}`, {
      headers: { authorization: `Bearer ${world.sandbox?.secretKey}` },
    });
    expect(await answer.json()).toMatchObject({ captured: true, amount: 10_400, amount_captured: 10_400 });
  });

  it('is held as soon as Olga asks on her way back, before any news of it; nobody else may ask', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    expect(await confirms(contract.olga, contract.milestoneId)).toMatchObject({ state: 'funding' });
    await paysThePage(url);
    const erik = await world.agentFor({ name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true });
    expect(await confirms(erik, contract.milestoneId)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await confirms(contract.olga, contract.milestoneId)).toMatchObject({ state: 'funded', position: { held: { minor: '10000' } } });
    await world.worker.drain();
    await booksAgree(world, contract);
  });

  it('answers the same page when asked again, and never a second one', async () => {
    const first = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    const second = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    expect(second.url).toBe(first.url);
    expect((await wishesOf(world, contract.milestoneId)).filter(({ op }) => op === 'fund')).toHaveLength(1);
    await leaves(contract.olga, contract.milestoneId);
  });

  it('stays on the page when the bank declines, and takes the next card', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    expect(await paysThePage(url, cards.declined)).toMatchObject({ status: 402, location: null });
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'funding' });
    await paysThePage(url);
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('lets the bank ask Olga, and is paid only after her yes', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    const bank = await paysThePage(url, cards.asksBank);
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'funding' });
    await answersTheBank(bank.location ?? '', 'complete');
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('is left by Olga, and can be opened anew', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    expect(await leaves(contract.olga, contract.milestoneId)).toMatchObject({ state: 'planned' });
    await world.worker.drain();
    expect(await paysThePage(url)).toMatchObject({ status: 410 });
    await funds(world, contract);
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('closes the page after a quarter of an hour', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await world.clock.passes(minutes(16));
    expect(await held()).toMatchObject({ state: 'planned' });
    expect(await paysThePage(url)).toMatchObject({ status: 410 });
  });

  it('returns a payment in full that slips through while Olga leaves', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url);
    await leaves(contract.olga, contract.milestoneId);
    const changed = await booksAfter(world, contract, () => world.worker.drain());
    expect(await held()).toMatchObject({ state: 'planned' });
    expect(changed).toEqual({ 'expense.stripe_fee': 332, stripe_balance: -332 });
  });

  it('says so when the provider cannot be reached, and goes on later with the same wish', async () => {
    world.sandbox?.control.faults.add({ path: '/v1/checkout/sessions', do: 'reset', when: 'before', times: 3 });
    expect(await opensPage(contract.olga, contract.milestoneId)).toMatchObject({ code: 'PAYMENT_PROVIDER_UNREACHABLE' });
    expect(await held()).toMatchObject({ state: 'funding' });
    world.sandbox?.control.faults.clear();
    await world.clock.passes(minutes(1));
    await funds(world, contract);
    expect((await wishesOf(world, contract.milestoneId)).filter(({ op }) => op === 'fund')).toHaveLength(1);
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('says so when the provider will not open a page: it charges no such small amount', async () => {
    const dust = await givenAFundedContract(world, { state: 'planned', priceMinor: 20n });
    expect(await opensPage(dust.olga, dust.milestoneId)).toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
  });

  it('is refused to Emil, to strangers, and twice', async () => {
    await expect(opensPage(contract.emil, contract.milestoneId)).rejects.toThrow();
    const erik = await world.agentFor({ name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true });
    expect(await opensPage(erik, contract.milestoneId)).toMatchObject({ code: 'NOT_FOUND' });
    await funds(world, contract);
    expect(await opensPage(contract.olga, contract.milestoneId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await leaves(contract.olga, contract.milestoneId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });
});

describe('the list of payments', () => {
  it('shows Olga what she paid and got back, page by page', async () => {
    await funds(world, contract);
    await givesBack(contract.emil, contract.milestoneId, 10_000);
    await world.worker.drain();
    type Page = {
      payments: {
        nodes: { kind: string; amount: { minor: string }; contractId: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const query = `query ($after: String) { payments(first: 1, after: $after) { nodes { kind contractId amount { minor } } pageInfo { endCursor hasNextPage } } }`;
    const first = await contract.olga.asks<Page>(query);
    expect(first.payments.nodes).toMatchObject([{ kind: 'refund', contractId: contract.contractId, amount: { minor: '10400' } }]);
    const second = await contract.olga.asks<Page>(query, { after: first.payments.pageInfo.endCursor });
    expect(second.payments.nodes).toMatchObject([{ kind: 'payment', contractId: contract.contractId, amount: { minor: '10400' } }]);
  });
});
