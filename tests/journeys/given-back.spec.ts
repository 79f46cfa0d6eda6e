import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, pictures } from '../setup/browser.js';
import type { FundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { givenAReleasedContract, lateRefundsOf, untilMorning } from '../setup/late-refunds.js';
import { emil, olga } from '../setup/people.js';
import { PersonalWindow } from './window.js';

jest.setTimeout(120_000);

/** Emil was paid, and finds that a part of his work was not what Olga needed. */
describe('giving released money back', () => {
  let world: RunningApp;
  let browser: Browser;
  let olgas: PersonalWindow;
  let emils: PersonalWindow;
  let contract: FundedContract;

  beforeAll(async () => {
    world = await startApp();
    world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
    jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
    await setsUpPayouts(world, await givenAnExpert(world));
    await untilMorning(world);
    contract = await givenAReleasedContract(world);
    browser = await openBrowser();
    const picture = pictures('given-back');
    olgas = await PersonalWindow.of(browser, world.url, olga, picture);
    emils = await PersonalWindow.of(browser, world.url, emil, picture);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('Emil sees what goes back before he gives 40 of 100, and a second press gives nothing more', async () => {
    await emils.visits(`/contracts/${contract.contractId}`);
    await emils.presses('Give money back');
    const dialog = emils.page.getByRole('dialog', { name: 'Give released money back' });
    await emils.reads('Up to 100.00 USD, before fees.');
    for (const sum of ['92.00', '8.00', '4.00', '104.00']) expect(await dialog.textContent()).toContain(sum);
    await emils.writes('Amount', '40', dialog);
    for (const sum of ['36.80', '3.20', '1.60', '41.60']) expect(await dialog.textContent()).toContain(sum);
    await emils.writes('Reason', 'The March sheet was wrong.', dialog);
    await emils.looks('what goes back');
    await emils.pressesTwice('Give money back', dialog);
    await emils.reads('The refund is on its way.');
    await world.worker.drain();
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ gross: '4000', state: 'confirmed', taken: '3680' }]);
    await emils.reads('60.00 USD was released and');
    await emils.looks('given back');
  });

  it('Olga reads it on the contract, on her list and among her payments', async () => {
    await olgas.visits(`/contracts/${contract.contractId}`);
    await olgas.reads('gave 40.00 USD of the released money back.');
    await olgas.reads('The March sheet was wrong.');
    await olgas.reads('41.60 USD is back on the card that paid, with the fee on it.');
    await olgas.cannotPress('Give money back');
    await olgas.looks('the owner sees it');
    await olgas.visits('/notifications');
    await olgas.reads(/gives 41\.60 USD back/);
    await olgas.visits('/payments');
    await olgas.reads('41.60');
    await olgas.looks('payments of the owner');
  });

  it('beyond what is left Emil reads the rule, and the page says what is left', async () => {
    await emils.visits(`/contracts/${contract.contractId}`);
    await emils.presses('Give money back');
    const dialog = emils.page.getByRole('dialog', { name: 'Give released money back' });
    await emils.writes('Amount', '60.01', dialog);
    await emils.writes('Reason', 'One more.', dialog);
    await emils.presses('Give money back', dialog);
    await emils.reads('Give back more than 0 and at most 60.00 USD.');
    await emils.looks('the rule');
    await emils.presses('Keep it released', dialog);
    await emils.visits('/payouts');
    await emils.looks('payouts of the expert');
  });
});
