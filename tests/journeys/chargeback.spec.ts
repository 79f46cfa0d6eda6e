import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, pictures } from '../setup/browser.js';
import { approves, delivers, evidenceFor, newestOf, uploads } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { milestoneSeenBy, opensPage } from '../setup/money.js';
import { cards, paysThePage } from '../setup/pay-the-page.js';
import { ada, emil, olga } from '../setup/people.js';
import { PersonalWindow } from './window.js';

jest.setTimeout(120_000);

const pdf = Buffer.from('%PDF-1.7\n%âã\nThree months of payouts.');

/** Olga's card is one whose bank takes the payment back a second later; Ada shows the bank what was done, and wins. */
describe('a chargeback', () => {
  let world: RunningApp;
  let browser: Browser;
  let contract: FundedContract;
  let olgas: PersonalWindow;
  let emils: PersonalWindow;
  let adas: PersonalWindow;

  beforeAll(async () => {
    world = await startApp();
    world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
    await setsUpPayouts(world, await givenAnExpert(world));
    contract = await givenAFundedContract(world, { state: 'planned' });
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url, cards.chargedBack);
    await world.worker.drain();
    const fileIds = [await uploads(contract.emil, 'delivery', pdf, 'sheet.pdf')];
    const evidence = evidenceFor(contract).map((point, index) => (index === 0 ? { ...point, fileIds } : point));
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract, { evidence })) }));
    // The bank speaks up a second after the payment.
    await world.clock.passes(minutes(1));
    await world.agentFor(ada);
    browser = await openBrowser();
    const picture = pictures('chargeback');
    olgas = await PersonalWindow.of(browser, world.url, olga, picture);
    emils = await PersonalWindow.of(browser, world.url, emil, picture);
    adas = await PersonalWindow.of(browser, world.url, ada, picture);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('tells both sides what stands still, what happens next and by when', async () => {
    await olgas.visits(`/contracts/${contract.contractId}`);
    await olgas.reads('Your bank wants this payment back');
    await olgas.reads(/We answer the bank by .* its decision takes 60 to 75 days/);
    await olgas.looks('olga reads what her bank wants');
    await emils.visits(`/contracts/${contract.contractId}`);
    await emils.reads('The owner’s bank wants this payment back');
    await emils.reads(/a PDF or picture of the finished work helps us most/);
  });

  it('waits for Ada with its date, and a first answer is written', async () => {
    await adas.visits('/admin');
    await adas.follows(/Banks to answer/);
    await adas.reads('Needs our answer');
    await adas.looks('ada sees what banks want');
    await adas.follows(/^Chargeback: 104\.00/);
    await adas.reads('Says they did not pay');
    const draft = await adas.page.getByLabel('What you tell the bank').inputValue();
    expect(draft).toContain('Olga Brandt made this payment while signed in to their own account');
    expect(draft).toContain('Olga Brandt approved 100.00 USD of it.');
    await adas.looks('ada prepares the answer');
  });

  it('is answered once, after a last question', async () => {
    await adas.writes('What you tell the bank', 'No.');
    await adas.presses('Review and send');
    await adas.reads('Explain in at least 20 characters why this payment was right.');
    await adas.writes('What you tell the bank', 'Olga ordered this work, approved it and wrote so: winning_evidence.');
    await adas.page.getByLabel('Proof that the work was delivered').selectOption({ index: 1 });
    await adas.presses('Review and send');
    await adas.reads('One document goes with it.');
    await adas.looks('ada is asked once more');
    await adas.presses('Send to the bank', adas.dialog);
    await adas.reads('Our answer is on its way to the bank.');
    await world.worker.drain();
    await adas.page.reload();
    await adas.reads(/The bank has our answer and decides/);
    await adas.reads('sheet.pdf');
    await adas.cannotPress('Review and send');
    await adas.looks('ada waits for the bank');
  });

  it('is won, and the work goes on where it stood', async () => {
    await world.clock.passes(minutes(1));
    await adas.page.reload();
    await adas.reads('Won: the money is back and goes on where it stood.');
    await emils.visits(`/contracts/${contract.contractId}`);
    await emils.reads('The owner’s bank is content');
    await emils.looks('emil reads that it is over');
    expect(await milestoneSeenBy(contract.olga, contract.milestoneId)).toMatchObject({ state: 'approved', frozenBecause: [] });
  });
});
