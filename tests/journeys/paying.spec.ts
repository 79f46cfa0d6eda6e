import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, pictures } from '../setup/browser.js';
import { delivers } from '../setup/deliveries.js';
import { answers, idOf, offers, opens } from '../setup/disputes.js';
import { givenABid } from '../setup/given-a-bid.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { givenAnOpenTask, worked } from '../setup/given-a-task.js';
import { books, opensPage, partsOf, wishesOf } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import { emil, type Member, olga } from '../setup/people.js';
import { payAtCheckout } from './stripe-pages.js';
import { PersonalWindow } from './window.js';

jest.setTimeout(120_000);

/** People press twice, reload and go back, most of all where money moves. Nothing happens twice, and nothing is lost. */
describe('paying by people in a hurry', () => {
  let world: RunningApp;
  let browser: Browser;
  let olgas: PersonalWindow;
  let emils: PersonalWindow;
  let payer: Member;
  let expert: Member;

  beforeAll(async () => {
    world = await startApp();
    world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
    jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
    payer = await world.agentFor(olga);
    expert = await givenAnExpert(world);
    await setsUpPayouts(world, expert);
    browser = await openBrowser();
    const picture = pictures('paying');
    olgas = await PersonalWindow.of(browser, world.url, olga, picture);
    emils = await PersonalWindow.of(browser, world.url, emil, picture);
  }, 120_000);
  afterEach(() => world.sandbox?.control.faults.clear());
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('a double click on “Pay” opens one page; reloading it, going back and paying twice charges once', async () => {
    const contract = await unpaid();
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.pressesTwice(/^Pay /);
    await olgas.page.waitForURL(/\/c\/pay\//);
    const page = olgas.page.url();
    await olgas.page.reload();
    await olgas.page.goBack();
    await olgas.reads('Your payment page is open');
    await olgas.looks('back from the payment page');
    await olgas.presses(/^Pay /);
    await olgas.page.waitForURL(page);

    await payAtCheckout(olgas.page, { twice: true });
    await olgas.reads('Paid. The money is held.');
    await stands(contract, 'funded');
    expect(await wishes(contract)).toEqual(['fund done']);
    expect(await charges(contract)).toEqual([10_400]);
  });

  it('back on our page before the news of the payment: it waits, survives reloads, and goes on by itself', async () => {
    const contract = await unpaid();
    world.sandbox?.control.faults.add(
      { event: '*', do: 'drop' },
      { method: 'GET', path: '/v1/checkout/sessions', do: '503', when: 'before' },
    );
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.presses(/^Pay /);
    await payAtCheckout(olgas.page);
    await olgas.reads('Confirming your payment');
    await olgas.looks('confirming');
    await olgas.page.reload();
    await olgas.reads('Confirming your payment');
    await stands(contract, 'funding');

    world.sandbox?.control.faults.clear();
    await olgas.page.reload();
    await olgas.reads('Paid. The money is held.');
    await olgas.looks('paid');
    expect(await wishes(contract)).toEqual(['fund done']);
    expect(await held(contract)).toBe(-10_000n);
  });

  it('going back to the payment page after paying says that nothing more is to pay', async () => {
    const contract = await unpaid();
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.presses(/^Pay /);
    await olgas.page.waitForURL(/\/c\/pay\//);
    const page = olgas.page.url();
    await payAtCheckout(olgas.page);
    await olgas.reads('Paid. The money is held.');
    await olgas.page.goto(page);
    await olgas.reads('Nothing was charged again.');
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.cannotPress(/^Pay /);
    expect(await charges(contract)).toEqual([10_400]);
  });

  it('leaving the payment page charges nothing, and she can pay later', async () => {
    const contract = await unpaid();
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.presses(/^Pay /);
    await olgas.follows('Cancel and go back');
    await olgas.reads('You left the payment page. Nothing was charged');
    await olgas.follows('See your payment');
    await olgas.pressesTwice('I did not pay, start again');
    await stands(contract, 'planned');
    await olgas.presses(/^Pay /);
    await payAtCheckout(olgas.page);
    await olgas.reads('Paid. The money is held.');
    expect(await charges(contract)).toEqual([10_400]);
    expect(await held(contract)).toBe(-10_000n);
  });

  it('a double click hires once and accepts once', async () => {
    const task = await givenAnOpenTask(world, payer);
    const bid = await givenABid(expert, task.id);
    await olgas.visits(`/tasks/${task.id}/bids`);
    await olgas.presses('Hire');
    await olgas.pressesTwice(/^Offer the contract to/, olgas.dialog);
    await olgas.page.waitForLoadState('networkidle');
    await emils.visits(`/tasks/${task.id}/bid`);
    await emils.presses('Accept offer');
    await emils.pressesTwice('Accept offer', emils.dialog);
    await emils.page.waitForLoadState('networkidle');
    expect(await world.sql(`select state from contracts where bid_id = $1`, [bid.id])).toEqual([{ state: 'awaiting_funding' }]);
  });

  it('a double click approves once and releases once', async () => {
    const contract = await paid();
    await worked(delivers(contract));
    await olgas.visits(`/contracts/${contract.contractId}`);
    await olgas.follows('Review delivery');
    await olgas.presses(/^Approve and release/);
    await olgas.pressesTwice(/^Approve and release/, olgas.dialog);
    await olgas.reads('Approved.');
    expect(
      await world.sql(`select 1 from timeline where kind = 'delivery_approved' and contract_id = $1`, [contract.contractId]),
    ).toHaveLength(1);
    await world.clock.passes(days(5) + minutes(1));
    await stands(contract, 'released');
    expect(await wishes(contract)).toEqual(['fund done', 'release done']);
    expect(await held(contract)).toBe(0n);
  });

  it('a double click gives a refund once', async () => {
    const contract = await paid();
    await emils.visits(`/contracts/${contract.contractId}`);
    await emils.presses('Give a refund');
    await emils.writes('Amount', '40', emils.dialog);
    await emils.writes('Reason', 'One month less is to be done.', emils.dialog);
    await emils.pressesTwice('Give refund', emils.dialog);
    await emils.reads('The refund is on its way.');
    await world.worker.drain();
    const parts = await partsOf(world, contract.milestoneId);
    expect(parts.map(({ state, amount }) => `${state} ${amount}`).sort()).toEqual(['funded 6000', 'refunded 4000']);
    expect(await held(contract)).toBe(-6_000n);
  });

  it('a double click accepts a split once', async () => {
    const contract = await paid();
    const dispute = idOf(await opens(contract));
    idOf(await answers(dispute, contract.emil));
    idOf(await offers(dispute, contract.emil, 3_000, 7_000));
    await olgas.visits(`/disputes/${dispute}`);
    await olgas.presses('Accept their split');
    await olgas.pressesTwice('Accept 30.00 USD back', olgas.dialog);
    await olgas.reads('Settled. The money is on its way.');
    await stands(contract, 'settled');
    expect((await wishes(contract)).toSorted()).toEqual(['fund done', 'refund done', 'release done']);
    expect(await held(contract)).toBe(0n);
  });

  it('leaves books that agree with the payment partner', async () => {
    await world.clock.passes(minutes(16));
    const stripe = world.sandbox?.control.dump();
    const sheet = stripe?.balances.find(({ account, currency }) => account === stripe.platform && currency === 'usd');
    expect((await books(world))['stripe_balance']).toBe(BigInt((sheet?.available ?? 0) + (sheet?.pending ?? 0)));
    expect(await world.sql(`select kind from reconciliation_breaks where resolved_at is null and gone_at is null`)).toEqual([]);
  });

  const unpaid = () => givenAFundedContract(world, { state: 'planned' });

  async function paid(): Promise<FundedContract> {
    const contract = await unpaid();
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url);
    await world.worker.drain();
    return contract;
  }

  async function stands({ milestoneId }: FundedContract, wanted: string): Promise<void> {
    await world.worker.drain();
    expect((await partsOf(world, milestoneId))[0]?.state).toBe(wanted);
  }

  const wishes = async ({ milestoneId }: FundedContract) => (await wishesOf(world, milestoneId)).map(({ op, state }) => `${op} ${state}`);

  const held = async ({ milestoneId }: FundedContract) => (await books(world))[`escrow:${milestoneId}`] ?? 0n;

  /** What Olga's card was charged for a milestone, as the payment partner has it. */
  async function charges({ milestoneId }: FundedContract): Promise<number[]> {
    const known = await world.sql<{ charge: string }>(`select stripe_charge as charge from payments where milestone_id = $1`, [
      milestoneId,
    ]);
    const ids = new Set(known.map(({ charge }) => charge));
    return world.sandbox?.control.dump().charges.flatMap(({ id, amount }) => (ids.has(id) ? [amount] : [])) ?? [];
  }
});
