import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, pictures } from '../setup/browser.js';
import { rules } from '../setup/disputes.js';
import { givenAContract } from '../setup/given-a-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { books, opensPage } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import { ada, emil, type Member, olga, type Persona, setsUpSecondFactor } from '../setup/people.js';
import { expectState } from './expect-state.js';
import { PersonalWindow } from './window.js';

const ben: Persona = { name: 'Ben Bakker', email: 'ben@staff.example', owner: true, expert: false };

/** Our own money at Stripe, in cents, as an operator keeps it. */
const FLOAT = 1_000_000;

/**
 * Emil has delivered half of what was agreed, and the two cannot settle it: Ada proposes, Olga rejects, Ben decides, and
 * 120.00 USD leave in two parts. What came before the delivery is set up through the API; the dispute is in the browser.
 */
describe('a dispute', () => {
  let world: RunningApp;
  let browser: Browser;
  let olgas: PersonalWindow;
  let emils: PersonalWindow;
  let adas: PersonalWindow;
  let bens: PersonalWindow;
  let contractPath: string;
  let disputePath: string;
  let milestoneId: string;
  let checklist: readonly { readonly id: string; readonly text: string }[];
  let adaByApi: Member;

  beforeAll(async () => {
    world = await startApp();
    world.sandbox?.control.seed({ float: { usd: FLOAT } });
    adaByApi = await world.agentFor(ada);
    const second = await world.agentFor(ben);
    await world.sql(`update users set is_admin = true where id = $1`, [second.id]);
    await setsUpSecondFactor(second);
    await setsUpPayouts(world, await givenAnExpert(world));
    await contractIsPaid();

    browser = await openBrowser();
    const picture = pictures('dispute');
    olgas = await PersonalWindow.of(browser, world.url, olga, picture);
    emils = await PersonalWindow.of(browser, world.url, emil, picture);
    adas = await PersonalWindow.of(browser, world.url, ada, picture);
    bens = await PersonalWindow.of(browser, world.url, ben, picture);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('begins with a delivery that lacks what was agreed', async () => {
    await emils.visits(`${contractPath}/deliver`);
    for (const [index, note] of ['March and April are matched.', 'The list covers March.'].entries()) {
      await emils.page.getByLabel('What you did', { exact: true }).nth(index).fill(note);
    }
    await emils.page.getByLabel('Link (optional)', { exact: true }).first().fill('https://work.example/sheet');
    await emils.presses('Submit delivery');
    await expectState(world, 'milestones', 'submitted');
  }, 180_000);

  it('is opened by Olga with evidence and a claim', async () => {
    await olgas.visits(contractPath);
    await olgas.presses('Open a dispute');
    await olgas.dialog.getByLabel('It is not what was agreed').check();
    await olgas.writes(
      'Tell what happened',
      'The sheet stops in April. May was agreed, and the list of differences ends in March.',
      olgas.dialog,
    );
    await olgas.shares('80');
    expect(await olgas.split()).toEqual(['80.00', '40.00']);
    await olgas.attaches('Evidence', 'sheet-without-may.csv', 'month,matched\nMarch,yes\nApril,yes\n');
    await olgas.looks('open a dispute');
    await olgas.presses('Open dispute', olgas.dialog);
    await olgas.page.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    disputePath = new URL(olgas.page.url()).pathname;
    await olgas.reads('sheet-without-may.csv');
    await olgas.looks('opened');
    await expectState(world, 'disputes', 'opened');
    await expectState(world, 'milestones', 'disputed');
  }, 180_000);

  it('is answered by Emil with a figure of his own', async () => {
    await emils.visits(disputePath);
    await emils.looks('before the answer');
    await emils.presses('Answer');
    await emils.writes('What happened', 'The statement of May came only yesterday. I can add it in two days.', emils.dialog);
    await emils.shares('20');
    await emils.looks('answer');
    await emils.presses('Send answer', emils.dialog);
    await emils.reads('The statement of May came only yesterday.');
    await expectState(world, 'disputes', 'negotiating');
  }, 180_000);

  it('takes an offer that always sums to what is held, and that Olga does not accept', async () => {
    await emils.presses('Offer a split');
    await emils.slides(25);
    expect(await emils.split()).toEqual(['30.00', '90.00']);
    await emils.shares('31.07');
    expect(await emils.split()).toEqual(['31.07', '88.93']);
    await emils.shares('500');
    expect(await emils.split()).toEqual(['120.00', '0.00']);
    await emils.shares('31.07');
    await emils.writes('Why this is fair (optional)', 'Two of three months are done.', emils.dialog);
    await emils.looks('offer a split');
    await emils.presses('Offer this split', emils.dialog);
    await emils.reads('31.07');

    await olgas.visits(disputePath);
    await olgas.presses('Accept their split');
    await olgas.reads(/31\.07.*goes back to you/);
    await olgas.looks('offered to Olga');
    await olgas.presses('Keep talking', olgas.dialog);
    await expectState(world, 'disputes', 'negotiating');
  }, 180_000);

  it('goes to mediation when Olga asks, two days after the answer and not before', async () => {
    await olgas.cannotPress('Ask for mediation');
    await world.clock.passes(hours(48));
    await olgas.visits(disputePath);
    await olgas.presses('Ask for mediation');
    await olgas.presses('Ask for mediation', olgas.dialog);
    await expectState(world, 'disputes', 'mediation');
  }, 180_000);

  it('is taken by Ada, who proposes with a finding on each checklist item', async () => {
    await adas.visits('/admin/disputes');
    await adas.looks('dispute desk');
    await adas.follows(/Match three months/);
    await adas.presses('Take this dispute');
    await adas.reads('It is yours. Both sides are told.');
    await adas.looks('taken by Ada');
    await adas.presses('Propose a split');
    await adas.presses(/^Propose/, adas.dialog);
    await adas.reads('Write a finding for at least one checklist item.');
    await adas.shares('40');
    await adas.writes('Finding: Reconciled sheet (optional)', 'March and April tie to the bank. May is missing.', adas.dialog);
    await adas.writes('Finding: List of open differences (optional)', 'It covers one month of three.', adas.dialog);
    await adas.writes('Reasons, for both sides to read', 'Two thirds of the work are there and can be used.', adas.dialog);
    await adas.looks('propose a split');
    await adas.presses('Propose 40.00 USD back', adas.dialog);
    await expectState(world, 'disputes', 'proposed');
  }, 180_000);

  it('is not settled: Olga reads the proposal and rejects it', async () => {
    await olgas.visits(disputePath);
    await olgas.reads('It covers one month of three.');
    await olgas.looks('proposal');
    await olgas.presses('Reject the proposal');
    await olgas.writes('Why', 'Without May I cannot file my return.', olgas.dialog);
    await olgas.looks('reject');
    await olgas.presses('Reject proposal', olgas.dialog);
    await expectState(world, 'disputes', 'review');
  }, 180_000);

  it('is not decided by Ada, who proposed', async () => {
    await adas.visits(disputePath);
    await adas.reads('A second person decides');
    await adas.cannotPress('Decide');
    const dispute = disputePath.replace('/disputes/', '');
    const contract = { contractId: '', milestoneId, checklist, olga: adaByApi, emil: adaByApi, currency: 'USD' as const };
    expect(await rules('decideDispute', contract, dispute, adaByApi, 6_000, 6_000)).toMatchObject({
      code: 'SAME_ADMIN',
      message: 'Whoever proposed a split does not decide about it. A second admin has to.',
    });
    await expectState(world, 'disputes', 'review');
  }, 180_000);

  it('is decided by Ben to the cent', async () => {
    await bens.visits('/admin/disputes');
    await bens.follows(/Match three months/);
    await bens.presses('Decide');
    await bens.shares('41.37');
    await bens.writes('Finding: Reconciled sheet (optional)', 'One month of three is missing.', bens.dialog);
    await bens.writes('Reasons, for both sides to read', 'A third comes back, and a little for the delay.', bens.dialog);
    await bens.looks('decide');
    await bens.presses('Decide on 41.37 USD back', bens.dialog);
    await expectState(world, 'disputes', 'decided');
    await world.worker.drain();
    expect((await world.mails(olga.email)).at(-1)?.subject).toMatch(/decided/);
  }, 180_000);

  it('is carried out at once when both agree to it, and both parts arrive', async () => {
    await olgas.visits(disputePath);
    await olgas.looks('decided');
    await olgas.presses('Carry it out now');
    await olgas.presses('Agree to carry it out now', olgas.dialog);
    await olgas.reads('You agreed to carry it out now.');
    await olgas.visits(disputePath);
    await olgas.reads('You agreed to carry it out now.');
    await olgas.cannotPress('Carry it out now');
    await expectState(world, 'disputes', 'decided');
    expect((await world.mails(emil.email)).at(-1)?.text).toMatch(/Olga Brandt agrees to carry the decision .* out now/);

    await emils.visits(disputePath);
    await emils.reads('Olga Brandt agreed to carry it out now.');
    await emils.presses('Carry it out now');
    await emils.presses('Agree to carry it out now', emils.dialog);
    await expectState(world, 'disputes', 'closed');
    await expectState(world, 'milestones', 'settled');
    await expectState(world, 'contracts', 'completed');

    await emils.visits(disputePath);
    await emils.reads('How it ended');
    await emils.looks('closed');
    await olgas.visits(contractPath);
    await olgas.looks('contract settled');
    await bens.visits('/admin/disputes');
    await bens.reads('No dispute waits for staff.');
  }, 180_000);

  it('leaves books that are right to the cent, and Stripe says the same', async () => {
    await world.clock.passes(days(1));
    const stripe = world.sandbox?.control.dump();
    expect(stripe?.refunds.map(({ amount, status }) => [amount, status])).toEqual([[4_302, 'succeeded']]);
    expect(stripe?.transfers.map(({ amount }) => amount)).toEqual([7_234]);
    const paid = stripe?.charges.find(({ amount }) => amount === 12_480);
    const stripeFee = stripe?.transactions.find(({ source, type }) => source === paid?.id && type === 'charge')?.fee ?? 0;

    // Emil's fee is 8 % of 78.63; Olga's 4 % stays on the same share and comes back with the rest.
    const { stripe_balance: balance, ...rest } = await books(world);
    expect(rest).toMatchObject({ 'revenue.expert_fee': -629n, 'revenue.owner_fee': -315n, 'expense.stripe_fee': BigInt(stripeFee) });
    expect(Object.keys(rest).filter((name) => /^(escrow|payable|refund_payable|deferred_fee)/.test(name))).toEqual([]);
    expect(balance).toBe(BigInt(FLOAT + 12_480 - stripeFee - 4_302 - 7_234));
    const ours = stripe?.balances.find(({ account, currency }) => account === stripe.platform && currency === 'usd');
    expect(balance).toBe(BigInt((ours?.available ?? 0) + (ours?.pending ?? 0)));
    expect(await world.sql(`select kind from reconciliation_breaks where resolved_at is null and gone_at is null`)).toEqual([]);
  }, 180_000);

  /** Olga hired Emil for 120.00 USD and paid on the hosted page. */
  async function contractIsPaid(): Promise<void> {
    const { contract, olga: payer } = await givenAContract(world);
    ({ id: milestoneId } = contract.milestones[0] ?? { id: '' });
    const [task] = await world.sql<{ checklist: { id: string; text: string }[] }>(`select checklist from contracts`);
    checklist = task?.checklist ?? [];
    contractPath = `/contracts/${contract.id}`;
    const { url } = await worked<{ url: string }>(opensPage(payer, milestoneId));
    await paysThePage(url);
    await world.worker.drain();
    await expectState(world, 'milestones', 'funded');
  }
});
