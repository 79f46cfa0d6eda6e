import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { days } from '../../libs/platform/src/index.js';
import { openBrowser, pictures } from '../setup/browser.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { ada, emil, olga } from '../setup/people.js';
import { expectState } from './expect-state.js';
import { onboardAtStripe, payAtCheckout } from './stripe-pages.js';
import { PersonalWindow } from './window.js';

/** The whole main job, in the browser, by three people: vetted, posted, bid, countered, hired, paid, delivered twice, approved, paid out. */
describe('the main job', () => {
  let world: RunningApp;
  let browser: Browser;
  let olgas: PersonalWindow;
  let emils: PersonalWindow;
  let adas: PersonalWindow;
  let taskPath: string;
  let contractPath: string;

  beforeAll(async () => {
    world = await startApp();
    world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
    browser = await openBrowser();
    for (const persona of [olga, emil, ada]) await world.agentFor(persona);
    const picture = pictures('main job');
    olgas = await PersonalWindow.of(browser, world.url, olga, picture);
    emils = await PersonalWindow.of(browser, world.url, emil, picture);
    adas = await PersonalWindow.of(browser, world.url, ada, picture);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('lets Emil show his work and be vetted by Ada', async () => {
    await emils.visits('/profile');
    await emils.writes('Headline', 'Books that tie to the bank');
    await emils.writes('About your work', 'Ten years of payout reconciliation for small shops.');
    await emils.ticks('Accounting');
    await emils.ticks('Payout reconciliation');
    await emils.chooses('Country of your bank', 'United States');
    await emils.presses('Save profile');
    await emils.presses('Add a work sample');
    await emils.writes('Title', 'Reconciled sheet', emils.dialog);
    await emils.writes('What you did', 'Three months, nothing left open.', emils.dialog);
    await emils.writes('Link (optional)', 'https://work.example/sheet', emils.dialog);
    await emils.presses('Add sample', emils.dialog);
    await emils.presses('Ask to be vetted in Accounting');
    await emils.reads('An admin looks at your work');
    await emils.looks('profile');

    await adas.visits('/admin/vetting');
    await adas.reads('Books that tie to the bank');
    await adas.looks('vetting');
    await adas.presses('Accept');
    await adas.reads('No expert waits to be vetted.');
  }, 180_000);

  it('lets Olga publish a task that opens by itself or through Ada', async () => {
    await olgas.visits('/tasks/new');
    await olgas.writes('Title', 'Match three months of shop payouts to bank');
    await olgas.chooses('Category', 'Accounting');
    await olgas.writes(
      'The task',
      'My shop pays out net of fees and nothing ties to my bank. Rebuild gross sales, fees, refunds and tax for three months. Flag anything you cannot match.',
    );
    await olgas.writes('Item 1', 'Reconciled sheet');
    await olgas.writes('From', '90');
    await olgas.writes('Up to', '160');
    await olgas.writes('Done within', '10');
    await olgas.looks('composer');
    await olgas.presses('Publish');
    await olgas.page.waitForURL(/\/tasks\/[0-9a-f-]{36}$/);
    taskPath = new URL(olgas.page.url()).pathname;
    await world.clock.passes(days(1) / 24 / 30);
    await adas.visits('/admin/screening');
    if (
      await adas.page
        .getByRole('button', { name: 'Pass', exact: true })
        .first()
        .isVisible()
        .catch(() => false)
    )
      await adas.presses('Pass');
    await world.worker.drain();
    await olgas.visits(taskPath);
    await olgas.looks('task');
    expect(await world.sql('select state from tasks')).toEqual([{ state: 'open' }]);
  }, 180_000);

  it('lets Emil bid, and both agree on a price', async () => {
    await emils.visits(`${taskPath}/bid`);
    await emils.writes('Part 1', 'Three reconciled months');
    await emils.writes('Price', '140');
    await emils.writes('Time', '7');
    await emils.writes('How you will do it', 'I start from the payout reports, rebuild gross sales and match each deposit.');
    await emils.looks('bid');
    await emils.presses('Send bid');
    await emils.reads('Your bid is sent.');

    await olgas.visits(`${taskPath}/bids`);
    await olgas.looks('bids');
    await olgas.presses('Make a counter-offer');
    await olgas.writes('Price', '120', olgas.dialog);
    await olgas.presses('Send counter-offer', olgas.dialog);
    await olgas.reads('Your counter-offer is sent.');

    await emils.visits(`${taskPath}/bid`);
    await emils.presses('Accept counter-offer');
    await emils.presses('Accept counter-offer', emils.dialog);
    await expectState(world, 'bids', 'agreed');
  }, 180_000);

  it('lets Olga hire and Emil accept', async () => {
    await olgas.visits(`${taskPath}/bids`);
    await olgas.presses('Hire');
    await olgas.presses(/^Offer the contract to/, olgas.dialog);
    await expectState(world, 'bids', 'offered');
    await emils.visits(`${taskPath}/bid`);
    await emils.presses('Accept offer');
    await emils.presses('Accept offer', emils.dialog);
    await expectState(world, 'contracts', 'awaiting_funding');
    const [contract] = await world.sql<{ id: string }>('select id from contracts');
    contractPath = `/contracts/${contract?.id ?? ''}`;
  }, 180_000);

  it('lets Emil set up payouts at the payment partner', async () => {
    await emils.visits('/payouts');
    await emils.looks('payouts');
    await emils.presses('Set up payouts');
    await onboardAtStripe(emils.page);
    await world.worker.drain();
    await emils.visits('/payouts');
    expect(await world.sql('select can_receive from connected_accounts')).toEqual([{ can_receive: true }]);
  }, 180_000);

  it('lets Olga pay on the hosted page; the money is held', async () => {
    await olgas.visits(`${contractPath}/fund`);
    await olgas.looks('fund');
    await olgas.presses(/^Pay /);
    await payAtCheckout(olgas.page);
    await world.worker.drain();
    await expectState(world, 'milestones', 'funded');
    await olgas.visits(contractPath);
    await olgas.looks('contract funded');
  }, 180_000);

  it('lets Emil deliver, Olga ask for changes, and Emil deliver again', async () => {
    await delivers('First version of the sheet with all payouts.');
    await olgas.visits(contractPath);
    await olgas.follows('Review delivery');
    await olgas.presses('Request changes');
    await olgas.dialog.getByRole('checkbox').first().check();
    await olgas.writes('What should be different', 'March is missing two refunds.', olgas.dialog);
    await olgas.presses('Request changes', olgas.dialog);
    await expectState(world, 'milestones', 'changes_requested');
    await delivers('March is complete now, both refunds are in.');
  }, 180_000);

  it('lets Olga approve; after clearing Emil is paid and the books are right', async () => {
    await olgas.visits(contractPath);
    await olgas.follows('Review delivery');
    await olgas.looks('review');
    await olgas.presses(/^Approve and release/);
    await olgas.presses(/^Approve and release/, olgas.dialog);
    await olgas.reads('Approved.');
    await expectState(world, 'milestones', 'approved');
    await world.clock.passes(days(5) + 60_000);
    await expectState(world, 'milestones', 'released');
    await expectState(world, 'contracts', 'completed');
    await world.clock.passes(days(4));

    const sums = await world.sql<{ account: string; minor: string }>(
      `select a.name as account, sum(p.amount)::text as minor from ledger_postings p join ledger_accounts a on a.id = p.account_id
        where a.name in ('revenue.expert_fee', 'revenue.owner_fee') or a.name like 'escrow:%' or a.name like 'payable:%' group by a.name order by a.name`,
    );
    expect(sums.map(({ account, minor }) => [account.split(':')[0], minor])).toEqual([
      ['escrow', '0'],
      ['payable', '0'],
      ['revenue.expert_fee', '-960'],
      ['revenue.owner_fee', '-480'],
    ]);
    expect(await world.sql('select state from stripe_payouts')).toEqual([{ state: 'paid' }]);
    await emils.visits('/payouts');
    await emils.looks('payouts paid');
    await olgas.visits(contractPath);
    await olgas.looks('contract completed');
  }, 180_000);

  async function delivers(note: string) {
    await emils.visits(`${contractPath}/deliver`);
    await emils.writes('What you did', note);
    await emils.writes('Link (optional)', 'https://work.example/sheet');
    await emils.looks('deliver');
    await emils.presses('Submit delivery');
    await emils.page.waitForURL(new RegExp(`${contractPath}$`));
    await expectState(world, 'milestones', 'submitted');
    await world.worker.drain();
  }
});
