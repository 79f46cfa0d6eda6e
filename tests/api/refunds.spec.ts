import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { booksAfter, booksAgree } from '../setup/bookkeeping.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { asksBack, books, cancelsLate, givesBack, milestoneSeenBy, partnerSays, partsOf, takesRequestBack } from '../setup/money.js';
import { cards, funds } from '../setup/pay-the-page.js';

jest.setTimeout(60_000);

let world: RunningApp;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  // A float, as an operator keeps one: refunds give back the fee too.
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  await setsUpPayouts(world, await givenAnExpert(world));
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAFundedContract(world, { state: 'planned' });
});

const held = async () => milestoneSeenBy(contract.olga, contract.milestoneId);

describe('refunds', () => {
  beforeEach(() => funds(world, contract));

  it('asked for and not answered: all of it goes back with the fee', async () => {
    expect(await asksBack(contract.olga, contract.milestoneId, 'My shop closes.')).toMatchObject({
      state: 'refund_requested',
      refundRequest: { reason: 'My shop closes.' },
    });
    const changed = await booksAfter(world, contract, () => world.clock.passes(days(7) + minutes(1)));
    expect(changed).toEqual({ 'escrow:M': 10_000, 'deferred_fee:M': 400, stripe_balance: -10_400 });
    expect(await held()).toMatchObject({ state: 'refunded', position: { refunded: { minor: '10000' } }, refundRequest: null });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'cancelled' });
    await booksAgree(world, contract);
  });

  it('withdrawn by Olga: the work goes on', async () => {
    await asksBack(contract.olga, contract.milestoneId);
    expect(await takesRequestBack(contract.olga, contract.milestoneId)).toMatchObject({ state: 'funded', refundRequest: null });
    await world.clock.passes(days(8));
    expect(await held()).toMatchObject({ state: 'funded' });
    expect(await takesRequestBack(contract.olga, contract.milestoneId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('given by Emil, a part: the row divides and the rest stays where it was', async () => {
    expect(await givesBack(contract.emil, contract.milestoneId, 2_500)).toMatchObject({ state: 'refunding', amount: { minor: '2500' } });
    await world.worker.drain();
    expect((await partsOf(world, contract.milestoneId)).map(({ state, amount }) => [state, amount]).sort()).toEqual([
      ['funded', '7500'],
      ['refunded', '2500'],
    ]);
    await booksAgree(world, contract);
  });

  it('given by Emil, a part of one milestone: another open one of the same contract keeps all its money', async () => {
    const other = { ...contract, milestoneId: randomUUID() };
    await world.sql(
      `insert into milestones (id, contract_id, root_id, n, title, amount_minor, currency, days, state)
       select $2, contract_id, $2, 2, 'The second half', amount_minor, currency, days, 'planned' from milestones where id = $1`,
      [contract.milestoneId, other.milestoneId],
    );
    await funds(world, other);
    await givesBack(contract.emil, contract.milestoneId, 2_500);
    await world.worker.drain();
    expect(await milestoneSeenBy(contract.olga, other.milestoneId)).toMatchObject({
      state: 'funded',
      position: { held: { minor: '10000' }, refunded: { minor: '0' } },
    });
    for (const each of [contract, other]) await booksAgree(world, each);
  });

  it('refused outside the range, in another currency, by the wrong side and without words', async () => {
    const { olga, emil, milestoneId } = contract;
    expect(await givesBack(emil, milestoneId, 0)).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE', field: 'amount' });
    expect(await givesBack(emil, milestoneId, 10_001)).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    expect(await givesBack(emil, milestoneId, 500, 'x', 'EUR')).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    await expect(givesBack(emil, milestoneId, 500, '  ')).rejects.toThrow('Write a reason.');
    await expect(givesBack(olga, milestoneId, 500)).rejects.toThrow();
    await expect(asksBack(emil, milestoneId)).rejects.toThrow();
    const unpaid = await givenAFundedContract(world, { state: 'planned' });
    expect(await asksBack(olga, unpaid.milestoneId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('taken by Olga a day after the due date, not before', async () => {
    expect(await cancelsLate(contract.olga, contract.milestoneId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await world.clock.passes(days(11) + minutes(1));
    expect(await cancelsLate(contract.olga, contract.milestoneId)).toMatchObject({ state: 'refunding' });
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'refunded' });
    await booksAgree(world, contract);
  });
});

describe('a refund that the bank sends back', () => {
  beforeEach(async () => {
    await funds(world, contract, cards.refundFails);
    await givesBack(contract.emil, contract.milestoneId, 10_000);
    await world.worker.drain();
    await world.clock.passes(days(1));
  });
  const owed = async () =>
    Object.entries(await books(world))
      .filter(([name]) => name.startsWith('refund_payable'))
      .map(([, amount]) => amount);

  it('waits for Ada and stays promised in the books', async () => {
    expect(await held()).toMatchObject({
      state: 'refunding_blocked',
      position: { inFlight: { minor: '10000' }, refunded: { minor: '0' } },
    });
    expect(await owed()).toContain(-10_400n);
    await booksAgree(world, contract);
  });

  const triedAgain = async () => {
    const ada = await world.agentFor('ada');
    const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { id: string; milestoneId: string; state: string }[] } }>(
      '{ failedMoney(first: 50) { nodes { id milestoneId state } } }',
    );
    const failed = failedMoney.nodes.find(({ milestoneId }) => milestoneId === contract.milestoneId);
    expect(failed).toMatchObject({ state: 'came_back' });
    await worked(
      ada.does('retryMoney(intentId: $id, reason: "The cause is gone.") { ... on MoneyIntent { id state } }', '$id: ID!', {
        id: failed?.id,
      }),
    );
  };

  it('is promised under a new name when Ada tries again, not twice', async () => {
    const before = await owed();
    await triedAgain();
    expect(await owed()).toEqual(before);
    expect(await held()).toMatchObject({ state: 'refunding' });
  });

  it('stays promised when the new try is refused', async () => {
    const before = await owed();
    await triedAgain();
    await partnerSays(world, contract.milestoneId, 'refundRefused', { code: 'charge_disputed', retryable: false });
    expect(await owed()).toEqual(before);
    expect(await held()).toMatchObject({ state: 'refunding_blocked', position: { inFlight: { minor: '10000' }, held: { minor: '0' } } });
  });
});
