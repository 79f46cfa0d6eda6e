import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { booksAfter, booksAgree } from '../setup/bookkeeping.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { accepts, idOf, offers, opens, room } from '../setup/disputes.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { givesBack, milestoneSeenBy, partsOf } from '../setup/money.js';
import { funds } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';

jest.setTimeout(60_000);

let world: RunningApp;
let contract: FundedContract;
let ada: Member;
beforeAll(async () => {
  world = await startApp();
  // A float, as an operator keeps one: refunds give back the fee too.
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  await setsUpPayouts(world, await givenAnExpert(world));
  ada = await world.agentFor('ada');
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAFundedContract(world, { state: 'planned' });
});

const held = async () => milestoneSeenBy(contract.olga, contract.milestoneId);

describe('release', () => {
  it('pays Emil when the clearing ends: fees stay, the contract is completed', async () => {
    await funds(world, contract);
    const deliveryId = newestOf(await delivers(contract));
    await worked(approves(contract, { deliveryId }));
    const changed = await booksAfter(world, contract, () => world.clock.passes(days(5) + minutes(1)));
    expect(changed).toEqual({
      'escrow:M': 10_000,
      'deferred_fee:M': 400,
      'revenue.expert_fee': -800,
      'revenue.owner_fee': -400,
      stripe_balance: -9_200,
    });
    expect(await held()).toMatchObject({ state: 'released', position: { released: { minor: '10000' }, held: { minor: '0' } } });
    expect(await contractSeenBy(contract.emil, contract.contractId)).toMatchObject({ state: 'completed' });
    await booksAgree(world, contract);
  });

  it('pays a part and gives the rest back; fees add up to the cent', async () => {
    await funds(world, contract);
    const deliveryId = newestOf(await delivers(contract));
    await worked(approves(contract, { deliveryId, minor: '3333', rest: 'ask_refund' }));
    const changed = await booksAfter(world, contract, () => world.clock.passes(days(7) + hours(1)));
    // 8 % of 33.33 is 2.67; of the owner fee 1.33 is earned and 2.67 goes back.
    expect(changed).toEqual({
      'escrow:M': 10_000,
      'deferred_fee:M': 400,
      'revenue.expert_fee': -267,
      'revenue.owner_fee': -133,
      stripe_balance: -(3_333 - 267) - (6_667 + 267),
    });
    expect((await partsOf(world, contract.milestoneId)).map(({ state, amount }) => [state, amount]).sort()).toEqual([
      ['refunded', '6667'],
      ['released', '3333'],
    ]);
    await booksAgree(world, contract);
  });

  it('holds the money again when the transfer is refused, and tries after an hour', async () => {
    await funds(world, contract);
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    const account = await accountOfEmil();
    world.sandbox?.control.restrictAccount(account);
    await world.clock.passes(days(5) + minutes(1));
    expect(await held()).toMatchObject({ state: 'approved_blocked', position: { held: { minor: '10000' }, inFlight: { minor: '0' } } });
    expect(await inTrouble()).toMatchObject([{ op: 'release', state: 'refused' }]);
    await booksAgree(world, contract);
    world.sandbox?.control.liftRestriction(account);
    await world.worker.drain();
    await world.clock.passes(hours(1) + minutes(1));
    expect(await held()).toMatchObject({ state: 'released', blockedBecause: null });
    expect(await inTrouble()).toEqual([]);
    await booksAgree(world, contract);
  });

  it('that was refused is off the desk of staff once Emil gave the money back instead', async () => {
    await funds(world, contract);
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    const account = await accountOfEmil();
    world.sandbox?.control.restrictAccount(account);
    await world.clock.passes(days(5) + minutes(1));
    expect(await inTrouble()).toHaveLength(1);
    await worked(givesBack(contract.emil, contract.milestoneId, 10_000));
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'refunded' });
    expect(await inTrouble()).toEqual([]);
    world.sandbox?.control.liftRestriction(account);
    await world.worker.drain();
  });
});

/** What the desk of staff shows of this milestone's money. */
async function inTrouble(): Promise<{ op: string; state: string }[]> {
  const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { op: string; state: string; milestoneId: string | null }[] } }>(
    '{ failedMoney(first: 50) { nodes { op state milestoneId } } }',
  );
  return failedMoney.nodes.filter(({ milestoneId }) => milestoneId === contract.milestoneId);
}

const accountOfEmil = async (): Promise<string> => {
  const [row] = await world.sql<{ stripe_id: string }>(`select stripe_id from connected_accounts where user_id = $1`, [contract.emil.id]);
  return row?.stripe_id ?? '';
};

describe('the longest hold', () => {
  it('ends after 75 days: what nobody delivered goes back', async () => {
    await funds(world, contract);
    await world.clock.passes(days(75) + minutes(1));
    expect(await held()).toMatchObject({ state: 'refunded' });
    await booksAgree(world, contract);
  });
});

describe('the longest hold, near its end', () => {
  const facts = async (type: string) =>
    (
      await world.sql<{ payload: Record<string, unknown> }>(
        `select payload from outbox_events where type = $1 and payload ->> 'contractId' = $2 order by id`,
        [type, contract.contractId],
      )
    ).map(({ payload }) => payload);

  it('warns on days 55, 65 and 72', async () => {
    await funds(world, contract);
    for (const wait of [55, 10, 7]) await world.clock.passes(days(wait) + minutes(1));
    expect((await facts('HoldCapNear')).map(({ day, needsRuling }) => [day, needsRuling])).toEqual([
      [55, false],
      [65, false],
      [72, false],
    ]);
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('pays what was delivered', async () => {
    await funds(world, contract);
    await world.clock.passes(days(70));
    await delivers(contract);
    await world.clock.passes(days(5) + minutes(1));
    expect(['approved', 'releasing', 'released']).toContain((await held()).state);
    await world.clock.passes(days(6));
    expect(await held()).toMatchObject({ state: 'released' });
    await booksAgree(world, contract);
  });

  it('waits for the ruling of a dispute, and asks for it', async () => {
    await funds(world, contract);
    await opens(contract);
    await world.sql(`delete from deadlines where subject_id in (select id from disputes where milestone_id = $1)`, [contract.milestoneId]);
    await world.clock.passes(days(75) + minutes(1));
    expect(await held()).toMatchObject({ state: 'disputed', position: { held: { minor: '10000' } } });
    expect((await facts('HoldCapNear')).at(-1)).toMatchObject({ day: 75, needsRuling: true });
  });
});

describe('a settled dispute', () => {
  it('pays both legs and only then is settled', async () => {
    await funds(world, contract);
    const id = idOf(await opens(contract));
    const offer = await worked<{ offers: readonly { id: string }[] }>(offers(id, contract.olga, 4_000, 6_000));
    const changed = await booksAfter(world, contract, async () => {
      await worked(accepts(id, contract.emil, offer.offers[0]?.id ?? ''));
      await world.worker.drain();
    });
    expect(changed).toEqual({
      'escrow:M': 10_000,
      'deferred_fee:M': 400,
      'revenue.expert_fee': -480,
      'revenue.owner_fee': -240,
      stripe_balance: -5_520 - 4_160,
    });
    expect(await held()).toMatchObject({ state: 'settled', position: { released: { minor: '6000' }, refunded: { minor: '4000' } } });
    expect(await room(id, contract.olga)).toMatchObject({ state: 'closed' });
    await booksAgree(world, contract);
  });
});
