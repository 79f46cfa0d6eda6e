import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { books, confirms, opensPage, partsOf, wishesOf } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(120_000);

/** What the payment partner tells us may be lost, told again, or come in any order: each story has the same end. */
let world: RunningApp;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  await setsUpPayouts(world, await givenAnExpert(world));
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAFundedContract(world, { state: 'planned' });
});
afterEach(() => world.sandbox?.control.faults.clear());

const faults = () => world.sandbox?.control.faults;
const state = async () => (await partsOf(world, contract.milestoneId))[0]?.state;
const held = async () => (await books(world))[`escrow:${contract.milestoneId}`] ?? 0n;

async function pays(): Promise<void> {
  const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
  await paysThePage(url);
  await world.worker.drain();
}

/** What the platform has at the payment partner, on both sides. */
async function bothSidesAgree(): Promise<void> {
  const stripe = world.sandbox?.control.dump();
  const sheet = stripe?.balances.find(({ account, currency }) => account === stripe.platform && currency === 'usd');
  expect((await books(world))['stripe_balance']).toBe(BigInt((sheet?.available ?? 0) + (sheet?.pending ?? 0)));
  expect(await world.sql(`select kind from reconciliation_breaks where resolved_at is null and gone_at is null`)).toEqual([]);
}

describe('news that is lost', () => {
  beforeEach(() => faults()?.add({ event: '*', do: 'drop' }));

  it('of a payment: the money is held after a quarter of an hour all the same, and not sent back', async () => {
    await pays();
    expect(await state()).toBe('funding');
    await world.clock.passes(minutes(16));
    expect(await state()).toBe('funded');
    expect(await held()).toBe(-10_000n);
    expect((await wishesOf(world, contract.milestoneId)).map(({ op }) => op)).not.toContain('refund');
    await world.clock.passes(minutes(16));
    await bothSidesAgree();
  });

  it('of a payment: Olga need not wait when she is back on our page', async () => {
    await pays();
    expect(await confirms(contract.olga, contract.milestoneId)).toMatchObject({ state: 'funded', position: { held: { minor: '10000' } } });
    expect(await confirms(contract.olga, contract.milestoneId)).toMatchObject({ state: 'funded' });
    expect(await held()).toBe(-10_000n);
  });

  it('of a page that nobody paid: the milestone can be paid anew', async () => {
    await worked(opensPage(contract.olga, contract.milestoneId));
    expect(await confirms(contract.olga, contract.milestoneId)).toMatchObject({ state: 'funding' });
    await world.clock.passes(minutes(16));
    expect(await state()).toBe('planned');
    await pays();
    await confirms(contract.olga, contract.milestoneId);
    expect(await state()).toBe('funded');
  });

  it('of everything up to the payout: Emil is paid once, and both sides agree', async () => {
    await pays();
    await world.clock.passes(minutes(16));
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    await world.clock.passes(days(5) + minutes(1));
    expect(await state()).toBe('released');
    await world.clock.passes(days(2));
    expect(await held()).toBe(0n);
    await bothSidesAgree();
  });
});

it('lets nobody but the owner ask how a payment stands', async () => {
  await expect(confirms(contract.emil, contract.milestoneId)).rejects.toThrow('Your account cannot do this.');
  const ada = await world.agentFor('ada');
  expect(codeOf(await confirms(ada, contract.milestoneId))).toBe('NOT_FOUND');
});

it('goes on waiting when the payment partner does not answer the question', async () => {
  faults()?.add({ event: '*', do: 'drop' });
  await pays();
  faults()?.add({ method: 'GET', path: '/v1/checkout/sessions', do: '503', when: 'before' });
  expect(await confirms(contract.olga, contract.milestoneId)).toMatchObject({ state: 'funding' });
  faults()?.clear();
  expect(await confirms(contract.olga, contract.milestoneId)).toMatchObject({ state: 'funded' });
});

describe.each([
  ['told three times', [{ event: '*', do: 'duplicate', copies: 2 }]],
  ['told in any order', [{ event: '*', do: 'shuffle', windowMs: 2_000 }]],
  [
    'told twice, in any order and late',
    [
      { event: '*', do: 'duplicate', copies: 1 },
      { event: '*', do: 'shuffle', windowMs: 5_000 },
      { event: 'checkout.*', do: 'delay', ms: 60_000 },
    ],
  ],
] as const)('news that is %s', (_how, rules) => {
  it('holds one payment and releases it once', async () => {
    faults()?.add(...rules);
    await pays();
    await world.clock.passes(minutes(2));
    expect(await state()).toBe('funded');
    expect(await held()).toBe(-10_000n);
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    await world.clock.passes(days(5) + minutes(1));
    await world.clock.passes(minutes(1));
    expect(await state()).toBe('released');
    expect((await wishesOf(world, contract.milestoneId)).map(({ op, state: stands }) => [op, stands])).toEqual([
      ['fund', 'done'],
      ['release', 'done'],
    ]);
    await world.clock.passes(minutes(16));
    expect(await held()).toBe(0n);
    await bothSidesAgree();
  });
});
