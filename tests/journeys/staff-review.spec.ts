import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, pictures } from '../setup/browser.js';
import { delivers } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { worked } from '../setup/given-a-task.js';
import { saysIn, threadOf } from '../setup/messages.js';
import { ada } from '../setup/people.js';
import { expectState } from './expect-state.js';
import { PersonalWindow } from './window.js';

/** No notice reached Olga in two weeks. Ada finds the delivery in her queues, reads what the two wrote, and accepts it. */
describe('a review in the owner’s place', () => {
  let world: RunningApp;
  let browser: Browser;
  let adas: PersonalWindow;
  let contract: FundedContract;

  beforeAll(async () => {
    world = await startApp({ sandbox: false });
    jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(false);
    contract = await givenAFundedContract(world);
    await worked(saysIn(await threadOf(contract.emil, contract), contract.emil, 'All three months are in the sheet.'));
    await worked(delivers(contract));
    for (let week = 1; week <= 2; week += 1) await world.clock.passes(days(7) + hours(1));
    await world.agentFor('ada');
    browser = await openBrowser();
    adas = await PersonalWindow.of(browser, world.url, ada, pictures('staff review'));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('waits in the queues and on the desk', async () => {
    await adas.visits('/admin');
    await adas.follows(/Deliveries to review: 1/);
    await adas.reads('Match three months of shop payouts to bank');
    await adas.looks('desk');
  });

  it('is judged with what the two wrote to each other', async () => {
    await adas.visits(`/contracts/${contract.contractId}`);
    await adas.follows('Read their messages');
    await adas.reads('All three months are in the sheet.');
    await adas.reads('That you looked is on record.');
    await adas.looks('messages');
  });

  it('ends with the work accepted and an empty desk', async () => {
    await adas.visits('/admin/reviews');
    await adas.follows(/Match three months/);
    await adas.presses(/^Approve and release/);
    await adas.presses(/^Approve and release/, adas.dialog);
    await expectState(world, 'milestones', 'approved');
    await adas.visits('/admin/reviews');
    await adas.reads('No delivery waits for staff.');
    await adas.looks('empty desk');
  });
});
