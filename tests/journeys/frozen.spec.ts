import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, pictures } from '../setup/browser.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { delivers } from '../setup/deliveries.js';
import { milestoneSeenBy, opensPage } from '../setup/money.js';
import { cards, paysThePage } from '../setup/pay-the-page.js';
import { ada, olga } from '../setup/people.js';
import { PersonalWindow } from './window.js';

jest.setTimeout(120_000);

/** The network of the card warns of fraud right after the payment: work goes on, the money waits until staff has looked. */
describe('money that stands still', () => {
  let world: RunningApp;
  let browser: Browser;
  let contract: FundedContract;
  let olgas: PersonalWindow;
  let adas: PersonalWindow;

  beforeAll(async () => {
    world = await startApp();
    await setsUpPayouts(world, await givenAnExpert(world));
    contract = await givenAFundedContract(world, { state: 'planned' });
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url, cards.warnedOf);
    await world.worker.drain();
    // The network of the card thinks for a second before it warns.
    await world.clock.passes(minutes(1));
    await worked(delivers(contract));
    await world.worker.drain();
    await world.agentFor(ada);
    browser = await openBrowser();
    const picture = pictures('frozen');
    olgas = await PersonalWindow.of(browser, world.url, olga, picture);
    adas = await PersonalWindow.of(browser, world.url, ada, picture);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('tells Olga that nothing happens by silence', async () => {
    await olgas.visits(`/contracts/${contract.contractId}`);
    await olgas.reads('Payments are stopped while the bank looks into this.');
    await olgas.looks('olga reads that payments are stopped');
  });

  it('tells Ada why, and lets her lift it only with a reason', async () => {
    await adas.visits(`/contracts/${contract.contractId}`);
    await adas.reads('The card network warns of fraud.');
    await adas.looks('ada reads why');
    await adas.presses('Lift the freeze');
    await adas.presses('Lift the freeze', adas.dialog);
    await adas.reads('Write why.');
    const staff = await world.agentFor(ada);
    await expect(
      staff.does(`liftFreeze(id: $id, reason: " ") { ... on Milestone { id } }`, '$id: ID!', { id: contract.milestoneId }),
    ).rejects.toThrow('Write a reason.');
    expect(await milestoneSeenBy(contract.olga, contract.milestoneId)).toMatchObject({ frozenBecause: ['fraud_warning'] });
    await adas.looks('ada is asked why');
    await adas.writes('Reason', 'The cardholder confirmed it by phone.', adas.dialog);
    await adas.presses('Lift the freeze', adas.dialog);
    await adas.reads('Payments go on where they stood.');
    await adas.cannotPress('Lift the freeze');
    const [audit] = await world.sql(`select reason from audit_log where action = 'freeze.lifted' and subject_id = $1`, [
      contract.milestoneId,
    ]);
    expect(audit).toEqual({ reason: 'The cardholder confirmed it by phone.' });
  });

  it('lets Olga’s open page go on by itself, with time to review', async () => {
    await world.worker.drain();
    await olgas.reads(/^Review by/);
    expect(await milestoneSeenBy(contract.olga, contract.milestoneId)).toMatchObject({ state: 'submitted', frozenBecause: [] });
  });
});
