import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { Debts } from '../../libs/marketplace/src/funding/debts.js';
import { days, minutes, Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { bankAsks, bankDecides } from '../setup/banks.js';
import { booksAfter, booksAgree } from '../setup/bookkeeping.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { givenAReleasedContract, lateRefundsOf, untilMorning } from '../setup/late-refunds.js';
import { books, givesReleasedBack, milestoneSeenBy, sums } from '../setup/money.js';
import { cards } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';

jest.setTimeout(120_000);

let world: RunningApp;
let contract: FundedContract;
let ada: Member;
beforeAll(async () => {
  world = await startApp();
  // A float, as an operator keeps one: refunds give back the fee too, and go out before the expert's part comes in.
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  await setsUpPayouts(world, await givenAnExpert(world));
  ada = await world.agentFor('ada');
  await untilMorning(world);
});
afterAll(() => world.close());

const seen = () => milestoneSeenBy(contract.olga, contract.milestoneId);
const gives = (minor: number, told = {}) => givesReleasedBack(contract.emil, contract.milestoneId, minor, told);
/** What reconciliation finds that the books and Stripe do not agree about. */
const differences = async () => {
  await worked(ada.does(`reconcileNow { ... on ReconciliationRun { id } }`));
  await world.worker.drain();
  return world.sql<{ kind: string; reference: string }>(
    `select kind, reference from reconciliation_breaks where gone_at is null and resolved_at is null and kind <> 'low_coverage'`,
  );
};

describe('money given back after its release', () => {
  beforeEach(async () => {
    contract = await givenAReleasedContract(world);
  });

  it('goes back to Olga with both fees, and only then is the net taken from Emil', async () => {
    expect(await gives(10_000)).toMatchObject({ state: 'refunding', position: { inFlight: { minor: '10000' }, released: { minor: '0' } } });
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'moving', takeBack: 'waits' }]);
    const changed = await booksAfter(world, contract, () => world.worker.drain());
    expect(changed).toEqual({ 'receivable:Emil': -9_200, refund_payable: 10_400, stripe_balance: -1_200 });
    expect(await seen()).toMatchObject({ state: 'refunded', position: { refunded: { minor: '10000' }, released: { minor: '0' } } });
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([
      { state: 'confirmed', expertFee: '800', ownerFee: '400', takeBack: 'ended', taken: '9200' },
    ]);
    await booksAgree(world, contract);
    expect(await differences()).toEqual([]);
  });

  it('in part, to the cent: 40 of 100, and the contract stays completed', async () => {
    const changed = await booksAfter(world, contract, async () => {
      await worked(gives(4_000));
      await world.worker.drain();
    });
    expect(changed).toEqual({ 'revenue.expert_fee': 320, 'revenue.owner_fee': 160, stripe_balance: 3_680 - 4_160 });
    expect(await seen()).toMatchObject({ state: 'part_refunded' });
    expect(sums(await seen())).toEqual({
      funded: 10_000,
      adds: 10_000,
      held: 0,
      inFlight: 0,
      released: 6_000,
      refunded: 4_000,
      chargedBack: 0,
    });
    expect(await contractSeenBy(contract.emil, contract.contractId)).toMatchObject({ state: 'completed' });
    await booksAgree(world, contract);
    expect(await differences()).toEqual([]);
  });

  it('in odd parts, one after the other, until nothing is left: all fees are back', async () => {
    const changed = await booksAfter(world, contract, async () => {
      for (const minor of [3_333, 1, 6_666]) {
        await worked(gives(minor));
        await world.worker.drain();
        await booksAgree(world, contract);
      }
    });
    expect(changed).toEqual({ 'revenue.expert_fee': 800, 'revenue.owner_fee': 400, stripe_balance: 9_200 - 10_400 });
    expect(await seen()).toMatchObject({ state: 'refunded', possibleActions: [] });
    const fees = await lateRefundsOf(world, contract.milestoneId);
    expect(fees.map(({ expertFee, ownerFee }) => [expertFee, ownerFee])).toEqual([
      ['267', '133'],
      ['0', '0'],
      ['533', '267'],
    ]);
    expect(await differences()).toEqual([]);
  });

  it('told twice with one key is given once; the key of another amount is refused', async () => {
    const key = randomUUID();
    expect(await gives(4_000, { key })).toMatchObject({ state: 'refunding' });
    expect(await gives(4_000, { key })).toMatchObject({ state: 'refunding' });
    await world.worker.drain();
    expect(await gives(4_000, { key })).toMatchObject({ state: 'part_refunded' });
    expect(await gives(4_001, { key })).toMatchObject({ code: 'INVALID_INPUT', field: 'key' });
    expect(await lateRefundsOf(world, contract.milestoneId)).toHaveLength(1);
  });

  it('is refused beyond what was released, in another currency, without words, by Olga, and while one is on its way', async () => {
    expect(await gives(0)).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE', field: 'amount' });
    expect(await gives(10_001)).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE', message: 'Give back more than 0 and at most 100.00 USD.' });
    expect(await gives(500, { currency: 'EUR' })).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    await expect(gives(500, { reason: '  ' })).rejects.toThrow('Write a reason.');
    await expect(gives(500, { key: 'again' })).rejects.toThrow();
    await expect(givesReleasedBack(contract.olga, contract.milestoneId, 500)).rejects.toThrow();
    await worked(gives(4_000));
    expect(await gives(500)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message: expect.stringContaining('refunding') });
    await world.worker.drain();
    expect(await gives(6_001)).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE', message: 'Give back more than 0 and at most 60.00 USD.' });
    expect(await lateRefundsOf(world, contract.milestoneId)).toHaveLength(1);
  });

  it('is refused to what was never released', async () => {
    const unpaid = await givenAFundedContract(world, { state: 'planned' });
    expect(await givesReleasedBack(unpaid.emil, unpaid.milestoneId, 500)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('is possible for 180 days, and says so afterwards', async () => {
    await world.clock.passes(days(179));
    expect((await milestoneSeenBy(contract.emil, contract.milestoneId)).possibleActions).toEqual(['refundReleased']);
    await world.clock.passes(days(1) + minutes(1));
    expect((await milestoneSeenBy(contract.emil, contract.milestoneId)).possibleActions).toEqual([]);
    expect(await gives(500)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('Released money can be given back for 180 days. Here that ended on '),
    });
  });
});

describe('what is taken back for it', () => {
  beforeEach(async () => {
    contract = await givenAReleasedContract(world);
  });
  const owed = async () => (await books(world))[`receivable:${contract.emil.id}`] ?? 0n;

  it('is owed where his balance is empty, and later releases pay it by a quarter each', async () => {
    world.sandbox?.control.settleNow({ payouts: true });
    await world.worker.drain();
    await worked(gives(4_000));
    await world.worker.drain();
    expect(await seen()).toMatchObject({ state: 'part_refunded' });
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'confirmed', takeBack: 'ended', taken: '0' }]);
    expect(await owed()).toBe(3_680n);
    await booksAgree(world, contract);
    expect(await differences()).toEqual([]);
    expect((await world.mails(contract.emil.persona.email)).at(-1)?.text).toContain('lacked 36.80 USD');

    contract = await givenAReleasedContract(world);
    expect(await owed()).toBe(3_680n - 2_300n);
    contract = await givenAReleasedContract(world);
    expect(await owed()).toBe(0n);
    expect(await differences()).toEqual([]);
  });

  it('is at most what was transferred: what a release paid of a debt is owed again at once', async () => {
    await worked(gives(10_000));
    await world.worker.drain();
    world.sandbox?.control.settleNow({ payouts: true });
    await world.worker.drain();
    const before = await givenAReleasedContract(world);
    world.sandbox?.control.settleNow({ payouts: true });
    await world.worker.drain();
    await worked(givesReleasedBack(before.emil, before.milestoneId, 1_000));
    await world.worker.drain();
    expect(await owed()).toBe(920n);

    contract = await givenAReleasedContract(world);
    expect(await owed()).toBe(0n);
    await worked(gives(10_000));
    await world.worker.drain();
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'confirmed', takeBack: 'ended', taken: '8280' }]);
    expect(await owed()).toBe(920n);
    await booksAgree(world, contract);
    expect(await differences()).toEqual([]);
    const next = await givenAReleasedContract(world);
    expect(await owed()).toBe(0n);
    await booksAgree(world, next);
  });

  it('while it is under way is no debt: a release meanwhile is transferred whole, and staff cannot write it off', async () => {
    await worked(gives(10_000));
    expect(await owed()).toBe(9_200n);
    expect(
      await ada.does(`askStaffDecision(input: $input) { ... on StaffDecision { id } }`, '$input: StaffDecisionInput!', {
        input: {
          id: randomUUID(),
          kind: 'write_off',
          subject: contract.milestoneId,
          amount: { minor: '5000', currency: 'USD' },
          reason: 'They will not pay.',
        },
      }),
    ).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    const free = await world.app.get(Work).transaction((tx) => world.app.get(Debts).of(tx, contract.emil.id, 'USD'));
    expect(free).toBe(0n);
    await world.worker.drain();
    expect(await owed()).toBe(0n);
  });

  it('leaves alone what staff paid him from our own money', async () => {
    await worked(
      ada.does(`askStaffDecision(input: $input) { ... on StaffDecision { id state } }`, '$input: StaffDecisionInput!', {
        input: {
          id: randomUUID(),
          kind: 'goodwill',
          subject: contract.milestoneId,
          amount: { minor: '5000', currency: 'USD' },
          reason: 'For the trouble.',
        },
      }),
    );
    await world.worker.drain();
    await worked(gives(10_000));
    await world.worker.drain();
    const reversed = await world.sql<{ amount: string; taken: string }>(
      `select amount_minor::text as amount, reversed_minor::text as taken from transfers where milestone_id = $1 order by created_at`,
      [contract.milestoneId],
    );
    expect(reversed).toEqual([
      { amount: '9200', taken: '9200' },
      { amount: '5000', taken: '0' },
    ]);
  });
});

describe('a refund after the release that the bank sends back', () => {
  beforeEach(async () => {
    contract = await givenAReleasedContract(world, { card: cards.refundFails });
    await worked(gives(4_000));
    await world.worker.drain();
    await world.clock.passes(days(1));
  });
  const promised = async () =>
    Object.entries(await books(world))
      .filter(([name]) => name.startsWith('refund_payable'))
      .reduce((sum, [, amount]) => sum + amount, 0n);

  it('stays promised and waits for Ada; what Emil gave is taken once', async () => {
    expect(await seen()).toMatchObject({
      state: 'refunding_blocked',
      position: { inFlight: { minor: '4000' }, released: { minor: '6000' } },
    });
    expect(await promised()).toBe(-4_160n);
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'failed', takeBack: 'ended', taken: '3680' }]);
    expect(await gives(500)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await booksAgree(world, contract);

    const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { id: string; milestoneId: string; state: string }[] } }>(
      '{ failedMoney(first: 50) { nodes { id milestoneId state } } }',
    );
    const failed = failedMoney.nodes.find(({ milestoneId }) => milestoneId === contract.milestoneId);
    expect(failed).toMatchObject({ state: 'came_back' });
    await worked(
      ada.does('retryMoney(intentId: $id, reason: "She named another bank.") { ... on MoneyIntent { id state } }', '$id: ID!', {
        id: failed?.id,
      }),
    );
    expect(await seen()).toMatchObject({ state: 'refunding' });
    expect(await promised()).toBe(-4_160n);
    await world.worker.drain();
    await world.clock.passes(days(1));
    expect(await seen()).toMatchObject({ state: 'refunding_blocked' });
    expect(await promised()).toBe(-4_160n);
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'failed', taken: '3680' }]);
  });

  it('is paid by hand by staff, whole and once', async () => {
    const pays = (minor: string) =>
      ada.does(`askStaffDecision(input: $input) { ... on StaffDecision { id state } }`, '$input: StaffDecisionInput!', {
        input: {
          id: randomUUID(),
          kind: 'paid_by_hand',
          subject: contract.milestoneId,
          amount: { minor, currency: 'USD' },
          reason: 'The card is closed; sent to the account she named.',
        },
      });
    expect(await pays('4000')).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    const before = await promised();
    expect(await pays('4160')).toMatchObject({ state: 'done' });
    expect(await promised()).toBe(before + 4_160n);
    expect(await seen()).toMatchObject({ state: 'part_refunded', position: { refunded: { minor: '4000' }, released: { minor: '6000' } } });
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'confirmed', taken: '3680' }]);
    expect(await pays('4160')).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await booksAgree(world, contract);
  });
});

describe('money given back after its release, while a bank looks on', () => {
  beforeEach(async () => {
    contract = await givenAReleasedContract(world);
  });

  it('waits for the end of a chargeback', async () => {
    await bankAsks(world, contract);
    expect(await gives(4_000)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message: expect.stringContaining('frozen') });
    expect((await milestoneSeenBy(contract.emil, contract.milestoneId)).possibleActions).toEqual([]);
    await booksAgree(world, contract);
  });

  it('is nothing to give any more once the bank gave it back itself', async () => {
    await bankDecides(world, await bankAsks(world, contract), 'losing_evidence');
    expect(await gives(4_000)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message: expect.stringContaining('from their bank') });
    expect((await milestoneSeenBy(contract.emil, contract.milestoneId)).possibleActions).toEqual([]);
    await booksAgree(world, contract);
  });

  it('stays with Emil when a chargeback comes first to Stripe: nothing was taken from him', async () => {
    await worked(gives(4_000));
    await bankAsks(world, contract);
    expect(await seen()).toMatchObject({ state: 'released', position: { released: { minor: '10000' }, inFlight: { minor: '0' } } });
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'refused', takeBack: 'off', taken: '0' }]);
    const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { milestoneId: string | null }[] } }>(
      '{ failedMoney(first: 50) { nodes { milestoneId } } }',
    );
    expect(failedMoney.nodes.filter(({ milestoneId }) => milestoneId === contract.milestoneId)).toEqual([]);
    await booksAgree(world, contract);
  });

  it('may go back while a bank only asks, and usually ends the question', async () => {
    await bankAsks(world, contract, { kind: 'inquiry' });
    await worked(gives(10_000));
    await world.worker.drain();
    expect(await seen()).toMatchObject({ state: 'refunded' });
    await booksAgree(world, contract);
  });

  it('that the bank sent back and then took itself is nobody’s debt to Olga any more, and not paid by hand', async () => {
    contract = await givenAReleasedContract(world, { card: cards.refundFails });
    await worked(gives(4_000));
    await world.worker.drain();
    await world.clock.passes(minutes(1));
    expect(await seen()).toMatchObject({ state: 'refunding_blocked' });
    const dispute = await bankAsks(world, contract);
    const changed = await booksAfter(world, contract, () => bankDecides(world, dispute, 'losing_evidence'));
    expect(changed).toMatchObject({
      [`dispute_hold:${dispute}`]: -10_400,
      refund_payable: 4_160,
      'expense.chargeback_loss': 10_400 - 4_160 - 480 - 240,
    });
    expect(await seen()).toMatchObject({ state: 'released', blockedBecause: null });
    expect(sums(await seen())).toMatchObject({ funded: 10_000, adds: 10_000, released: 6_000, chargedBack: 4_000 });
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'charged_back', takeBack: 'ended', taken: '3680' }]);
    await booksAgree(world, contract);
  });
});

describe('money given back after its release, while our own balance is too low', () => {
  it('and that was pending when a question became a chargeback was never given: nothing is taken, nothing is credited', async () => {
    contract = await givenAReleasedContract(world);
    await platformPaysOut(2_000);
    const dispute = await bankAsks(world, contract, { kind: 'inquiry' });
    const changed = await booksAfter(world, contract, async () => {
      await worked(gives(4_000));
      await world.worker.drain();
      expect(await seen()).toMatchObject({ state: 'refunding', position: { inFlight: { minor: '4000' } } });
      await bankDecides(world, dispute, 'escalate_inquiry_evidence');
    });
    expect(changed).toEqual({ [`dispute_hold:${dispute}`]: 10_400, 'expense.dispute_fee': 1_500, stripe_balance: -11_900 });
    expect(await seen()).toMatchObject({ state: 'released', frozenBecause: ['chargeback'], position: { released: { minor: '10000' } } });
    expect(await lateRefundsOf(world, contract.milestoneId)).toMatchObject([{ state: 'refused', takeBack: 'off' }]);
    expect(await world.sql(`select 1 from invoices where contract_id = $1 and kind = 'credit_note'`, [contract.contractId])).toEqual([]);
    await booksAgree(world, contract);
  });

  /** Somebody sends the float to our bank in the partner's dashboard, all but a rest. */
  async function platformPaysOut(restMinor: number): Promise<void> {
    const { balances, platform } = world.sandbox?.control.dump() ?? { balances: [], platform: '' };
    const available = balances.find(({ account, currency }) => account === platform && currency === 'usd')?.available ?? 0;
    const answer = await fetch(`${world.sandbox?.url}/v1/payouts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.sandbox?.secretKey}` },
      body: new URLSearchParams({ amount: String(available - restMinor), currency: 'usd' }),
    });
    expect(answer.status).toBe(200);
    await world.worker.drain();
  }
});
