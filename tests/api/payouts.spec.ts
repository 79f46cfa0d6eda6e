import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bankAmount, formatBankAmount } from '../../libs/money/src/index.js';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { milestoneSeenBy, opensPage } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';

jest.setTimeout(60_000);

let world: RunningApp;
let emil: Member;
beforeAll(async () => {
  world = await startApp();
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  emil = await givenAnExpert(world);
});
afterAll(() => world.close());

interface Page {
  readonly account: { readonly state: string; readonly country: string; readonly requirements: readonly string[] };
  readonly onItsWay: readonly {
    readonly milestoneId: string;
    readonly state: string;
    readonly leavesAt: string | null;
    readonly amount: { readonly minor: string };
  }[];
  readonly receivedTotals: readonly { readonly minor: string; readonly currency: string }[];
  readonly payouts: {
    readonly nodes: readonly {
      readonly id: string;
      readonly state: string;
      readonly amount: { readonly minor: string; readonly currency: string; readonly decimals: number };
    }[];
  };
}

async function page(by: Member = emil): Promise<Page> {
  const { payouts } = await by.asks<{ payouts: Page }>(
    `{ payouts { account { state country requirements deadline } onItsWay { contractId milestoneId title state leavesAt amount { minor currency } }
       receivedTotals { minor currency } payouts { nodes { id state createdAt arrivesAt failure receiptId amount { minor currency decimals } } pageInfo { hasNextPage endCursor } } } }`,
  );
  return payouts;
}

/** Paid by Olga, delivered, approved; the clearing runs. */
async function approved(by: Member = emil): Promise<FundedContract> {
  const people = { olga: await world.agentFor('olga'), emil: by };
  const contract = await givenAFundedContract(world, { state: 'planned', people });
  const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
  await paysThePage(url);
  await world.worker.drain();
  await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
  return contract;
}
const facts = async (type: string) =>
  (await world.sql<{ payload: Record<string, unknown> }>(`select payload from outbox_events where type = $1 order by id`, [type])).map(
    ({ payload }) => payload,
  );

const opensDashboard = (by: Member) => by.does<{ url: string }>('openPayoutDashboard { ... on Link { url } }');

describe('an expert without an account', () => {
  let contract: FundedContract;

  it('is led to the payment partner from a profile with a country, and looks at no account before there is one', async () => {
    const nora = await world.agentFor({ name: 'Nora Lind', email: 'nora@books.example', owner: false, expert: true });
    expect(await nora.does('setUpPayouts { ... on Link { url } }')).toMatchObject({ code: 'PROFILE_INCOMPLETE' });
    expect(await opensDashboard(emil)).toMatchObject({ code: 'PAYOUT_ACCOUNT_MISSING' });
  });

  it('is told so on the page, and so is whoever looks at the contract', async () => {
    contract = await approved();
    expect(await page()).toMatchObject({ account: { state: 'missing', country: 'DE' }, receivedTotals: [], payouts: { nodes: [] } });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ expertCanReceive: false });
    const [own] = (await page()).onItsWay;
    expect(own).toMatchObject({ milestoneId: contract.milestoneId, state: 'approved', amount: { minor: '9200' } });
    expect(own?.leavesAt).not.toBeNull();
  });

  it('does not lose approved money: it waits, and says why', async () => {
    await world.clock.passes(days(5) + minutes(1));
    expect(await milestoneSeenBy(emil, contract.milestoneId)).toMatchObject({
      state: 'approved_blocked',
      blockedBecause: 'payout_account',
      position: { held: { minor: '10000' } },
    });
    expect((await page()).onItsWay).toMatchObject([{ state: 'approved_blocked' }]);
  });

  it('is reminded after 1, 3, 7 and 14 days', async () => {
    for (const wait of [1, 2, 4, 7]) await world.clock.passes(days(wait) + minutes(1));
    expect((await facts('PayoutAccountNeeded')).map(({ day, userId }) => [day, userId])).toEqual(
      [1, 3, 7, 14].map((day) => [day, emil.id]),
    );
    expect(await milestoneSeenBy(emil, contract.milestoneId)).toMatchObject({ state: 'approved_blocked' });
  });

  it('gets the money as soon as the account is ready', async () => {
    await setsUpPayouts(world, emil);
    await world.worker.drain();
    expect(await worked(opensDashboard(emil))).toEqual({ url: expect.stringContaining(world.sandbox?.url ?? 'a sandbox') });
    expect(await page()).toMatchObject({ account: { state: 'ready' }, onItsWay: [], receivedTotals: [{ minor: '9200', currency: 'USD' }] });
    expect(await milestoneSeenBy(emil, contract.milestoneId)).toMatchObject({ state: 'released', blockedBecause: null });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'completed', expertCanReceive: true });
    await world.clock.passes(days(20));
    expect(await facts('PayoutAccountNeeded')).toHaveLength(4);
  });
});

describe('money at the bank', () => {
  it('is mirrored: on its way, then paid, and Emil is told once', async () => {
    world.sandbox?.control.settleNow({ payouts: true });
    await world.worker.drain();
    await world.clock.passes(days(3));
    const { nodes } = (await page()).payouts;
    // Emil's bank keeps euros: the partner converts on the way, so the payout is not the transfer's amount.
    expect(nodes).toMatchObject([{ state: 'paid', amount: { currency: 'EUR' } }]);
    expect(await facts('PayoutPaid')).toHaveLength(1);
  });

  it('that the bank sends back is told with its reason', async () => {
    const [payout] = await world.sql<{ id: string }>(`select id from stripe_payouts where user_id = $1`, [emil.id]);
    world.sandbox?.control.failPayout(payout?.id ?? '', 'account_closed');
    await world.worker.drain();
    expect((await page()).payouts.nodes).toMatchObject([{ state: 'failed' }]);
    const told = await facts('PayoutFailed');
    expect(told).toMatchObject([{ userId: emil.id, currency: 'EUR' }]);
    expect(told[0]?.because).toBeTruthy();
  });

  it('belongs to Emil alone', async () => {
    const erik = await world.agentFor({ name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true });
    expect(await page(erik)).toMatchObject({ account: { state: 'missing' }, onItsWay: [], receivedTotals: [], payouts: { nodes: [] } });
    await expect(page(await world.agentFor('olga'))).rejects.toThrow();
  });
});

describe('money at a bank that keeps a currency no contract has', () => {
  const sentences = async (by: Member) =>
    (await by.asks<{ notices: { nodes: { sentence: string }[] } }>('{ notices(first: 20) { nodes { sentence } } }')).notices.nodes.map(
      ({ sentence }) => sentence,
    );

  it.each([
    ['CH', 'CHF'],
    ['PL', 'PLN'],
    ['IS', 'ISK'],
  ])('of %s is mirrored and told in %s, without a line in the books', async (country, currency) => {
    const expert = await givenAnExpert(world, expertNamed(`Nika ${country}`), 'accounting', country);
    await setsUpPayouts(world, expert);
    await approved(expert);
    await world.clock.passes(days(5) + minutes(1));
    world.sandbox?.control.settleNow({ payouts: true });
    await world.worker.drain();
    await world.clock.passes(days(3));
    const [seen] = (await page(expert)).payouts.nodes;
    expect(seen).toMatchObject({ state: 'paid', receiptId: null, amount: { currency, decimals: 2 } });
    const amount = formatBankAmount(seen?.amount ?? bankAmount('0', currency), 'en');
    expect(await sentences(expert)).toContain(`${amount} arrived at your bank.`);

    const [payout] = await world.sql<{ id: string }>(`select id from stripe_payouts where user_id = $1`, [expert.id]);
    world.sandbox?.control.failPayout(payout?.id ?? '', 'account_closed');
    await world.worker.drain();
    expect((await page(expert)).payouts.nodes).toMatchObject([{ state: 'failed', failure: expect.any(String) }]);
    expect(await sentences(expert)).toContain(`Your bank sent ${amount} back. Check your bank account.`);
    expect(await world.sql(`select id from ledger_journals where source_id = $1`, [payout?.id])).toEqual([]);
    const { statement } = await expert.asks<{ statement: { sections: { closing: object }[] } }>(
      'query ($month: String!) { statement(month: $month) { sections { closing { minor currency } } } }',
      { month: world.clock.now().toISOString().slice(0, 7) },
    );
    expect(statement.sections).toMatchObject([{ closing: { currency: 'USD' } }]);
  });
});
