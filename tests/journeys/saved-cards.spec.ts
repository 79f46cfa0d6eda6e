import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { heldInBooks } from '../setup/bookkeeping.js';
import { openBrowser, pictures } from '../setup/browser.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { type Member, olga } from '../setup/people.js';
import { savable } from '../setup/saved-cards.js';
import { payAtCheckout, saveAtCheckout } from './stripe-pages.js';
import { PersonalWindow } from './window.js';

jest.setTimeout(180_000);

/** Olga keeps her card with the first payment and pays the next ones with it; one story, told in order. */
describe('paying with a saved card', () => {
  let world: RunningApp;
  let browser: Browser;
  let olgas: PersonalWindow;
  let payer: Member;
  let expert: Member;
  const contracts: FundedContract[] = [];

  beforeAll(async () => {
    world = await startApp();
    payer = await world.agentFor(olga);
    expert = await world.agentFor('emil');
    browser = await openBrowser();
    olgas = await PersonalWindow.of(browser, world.url, olga, pictures('saved-cards'));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const unpaid = async (): Promise<FundedContract> => {
    const contract = await givenAFundedContract(world, { state: 'planned', people: { olga: payer, emil: expert } });
    contracts.push(contract);
    return contract;
  };
  const charges = ({ milestoneId }: FundedContract) =>
    world.sql<{ state: string }>(`select state from payments where milestone_id = $1 and stripe_charge is not null`, [milestoneId]);

  it('the first payment keeps the card, once Olga has read what that means', async () => {
    const contract = await unpaid();
    await olgas.visits('/settings/cards');
    await olgas.reads('Cards that you keep stand here.');
    await olgas.looks('no card yet');
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.reads('also when I am not on the page. I can remove it at any time.');
    await olgas.page.getByRole('checkbox', { name: /Keep this card/ }).check();
    await olgas.looks('first payment');
    await olgas.presses(/^Pay /);
    await payAtCheckout(olgas.page);
    await olgas.reads('Paid. The money is held.');
    await olgas.visits('/settings/cards');
    await olgas.reads('Visa ending in 4242');
    expect(await charges(contract)).toEqual([{ state: 'succeeded' }]);
  });

  it('the second one is one click', async () => {
    const contract = await unpaid();
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.reads('another way');
    await olgas.looks('one click');
    await olgas.pressesTwice(/with Visa ending in 4242$/);
    await olgas.reads('Paid. The money is held.');
    expect(await charges(contract)).toEqual([{ state: 'succeeded' }]);
  });

  it('another card is added on its own, and used first', async () => {
    await olgas.visits('/settings/cards');
    await olgas.presses('Add a card');
    await olgas.reads('Agree to this first; without it no card is kept.');
    await olgas.page.getByRole('checkbox').check();
    await olgas.presses('Add a card');
    await olgas.page.waitForURL(/\/c\/pay\//);
    await saveAtCheckout(olgas.page, savable.alwaysAsks);
    await olgas.reads('Your card is saved.');
    await olgas.presses('Use first');
    await olgas.reads('Visa ending in 3184 is used first.');
    await olgas.looks('two cards');
  });

  it('the third one asks Olga back: her bank wants her yes, which the contract and a mail tell', async () => {
    const contract = await unpaid();
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.presses(/with this card$/);
    await olgas.reads('Your bank wants you to confirm this payment.');
    await olgas.looks('bank asks');
    await olgas.visits(`/contracts/${contract.contractId}`);
    await olgas.reads('The page waits for you until');
    await olgas.looks('contract while bank asks');
    const mail = (await world.mails(olga.email)).find(({ subject }) => subject.includes('wants you to confirm'));
    const path = /\/contracts\/\S+confirm=1/.exec(mail?.text ?? '')?.[0];
    await olgas.visits(path ?? 'no link in the mail');
    await olgas.page.waitForURL(/\/c\/pay\//);
    await payAtCheckout(olgas.page, { card: savable.alwaysAsks });
    await olgas.reads('Paid. The money is held.');
    expect(await charges(contract)).toEqual([{ state: 'succeeded' }]);
  });

  it('a card that is declined is told with its next try, and gives way to another one', async () => {
    const contract = await unpaid();
    await olgas.visits('/settings/cards');
    await olgas.page.getByRole('checkbox').check();
    await olgas.presses('Add a card');
    await olgas.page.waitForURL(/\/c\/pay\//);
    await saveAtCheckout(olgas.page, savable.declinesLater);
    await olgas.reads('Your card is saved.');
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.page.getByRole('radio', { name: /ending in 0341/ }).check();
    await olgas.presses(/with this card$/);
    await olgas.reads('Your Visa ending in 0341 was declined');
    await olgas.looks('declined');
    await olgas.visits(`/contracts/${contract.contractId}`);
    await olgas.reads('We try it again on');
    await olgas.follows('Pay another way');
    await olgas.page.getByRole('radio', { name: /ending in 4242/ }).check();
    await olgas.presses(/with this card$/);
    await olgas.reads('Paid. The money is held.');
    await world.clock.passes(days(6));
    expect(await charges(contract)).toEqual([{ state: 'succeeded' }]);
  });

  it('a declined payment is stopped, and a removed card is gone', async () => {
    const contract = await unpaid();
    await olgas.visits(`/contracts/${contract.contractId}/fund`);
    await olgas.page.getByRole('radio', { name: /ending in 0341/ }).check();
    await olgas.presses(/with this card$/);
    await olgas.reads('Your Visa ending in 0341 was declined');
    await olgas.presses('Stop this payment');
    await olgas.page.getByText('was declined').waitFor({ state: 'detached' });
    await olgas.visits('/settings/cards');
    await olgas.page.getByRole('listitem').filter({ hasText: 'ending in 0341' }).getByRole('button', { name: 'Remove' }).click();
    await olgas.presses('Remove card', olgas.dialog);
    await olgas.reads('Visa ending in 0341 is removed.');
    await world.clock.passes(days(2) + hours(1));
    expect(await charges(contract)).toEqual([]);
  });

  it('and the books hold exactly what was paid', async () => {
    expect(await heldInBooks(world, contracts)).toEqual([10_000, 10_000, 10_000, 10_000, 0]);
  });
});
