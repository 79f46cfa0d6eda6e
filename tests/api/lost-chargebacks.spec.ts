import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { bankAsks, bankDecides } from '../setup/banks.js';
import { booksAfter, booksAgree } from '../setup/bookkeeping.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { accepts, idOf, offers, opens, room, type ShownDispute } from '../setup/disputes.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { givesBack, milestoneSeenBy, opensPage, partsOf } from '../setup/money.js';
import { cards, funds, paysThePage } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';

jest.setTimeout(60_000);

let world: RunningApp;
let ada: Member;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  // A float, as an operator keeps one: refunds give back the fee too.
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  await setsUpPayouts(world, await givenAnExpert(world));
  ada = await world.agentFor('ada');
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAFundedContract(world, { state: 'planned' });
});

const milestone = () => milestoneSeenBy(contract.olga, contract.milestoneId);
const standing = async () => (await partsOf(world, contract.milestoneId)).map(({ state, amount }) => `${amount} ${state}`).sort();
const failures = async () => {
  const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { id: string; milestoneId: string }[] } }>(
    '{ failedMoney(first: 50) { nodes { id milestoneId } } }',
  );
  return failedMoney.nodes.filter(({ milestoneId }) => milestoneId === contract.milestoneId);
};
const paysByHand = (minor: number) =>
  ada.does(`askStaffDecision(input: $input) { ... on StaffDecision { id } }`, '$input: StaffDecisionInput!', {
    input: {
      id: randomUUID(),
      kind: 'paid_by_hand',
      subject: contract.milestoneId,
      amount: { minor: String(minor), currency: 'USD' },
      reason: 'Their bank does not take it back.',
    },
  });

describe('a chargeback lost while a refund is promised', () => {
  it('that had come back ends the milestone: the bank has paid it, and nobody pays it again', async () => {
    await funds(world, contract, cards.refundFails);
    await worked(givesBack(contract.emil, contract.milestoneId, 10_000));
    await world.worker.drain();
    await world.clock.passes(minutes(1));
    expect(await milestone()).toMatchObject({ state: 'refunding_blocked' });
    expect(await failures()).toHaveLength(1);
    const dispute = await bankAsks(world, contract);

    const changed = await booksAfter(world, contract, () => bankDecides(world, dispute, 'losing_evidence'));
    expect(changed).toEqual({ [`dispute_hold:${dispute}`]: -10_400, refund_payable: 10_400 });
    expect(await milestone()).toMatchObject({ state: 'charged_back', blockedBecause: null, position: { chargedBack: { minor: '10000' } } });
    expect(await failures()).toEqual([]);
    expect(await paysByHand(10_400)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'cancelled' });
    await booksAgree(world, contract);
  });

  it('as the stuck part of a split settles the dispute: each side has what was agreed', async () => {
    await funds(world, contract, cards.refundFails);
    await worked(delivers(contract));
    const disagreement = idOf(await opens(contract, contract.emil));
    const offered = await worked<ShownDispute>(offers(disagreement, contract.emil, 4_000, 6_000));
    await worked(accepts(disagreement, contract.olga, offered.offers[0]?.id ?? ''));
    await world.worker.drain();
    await world.clock.passes(minutes(1));
    expect((await room(disagreement, contract.olga))?.legs).toMatchObject([{ kind: 'refund', state: 'failed' }, { kind: 'release' }]);
    const dispute = await bankAsks(world, contract);

    const changed = await booksAfter(world, contract, () => bankDecides(world, dispute, 'losing_evidence'));
    expect(changed).toEqual({
      [`dispute_hold:${dispute}`]: -10_400,
      refund_payable: 4_160,
      'revenue.owner_fee': 240,
      'revenue.expert_fee': 480,
      // A split gave the owner a share, so the expert is not protected (product edge 6).
      'receivable:Emil': 5_520,
    });
    expect(await milestone()).toMatchObject({ state: 'settled', position: { refunded: { minor: '4000' }, released: { minor: '6000' } } });
    expect(await failures()).toEqual([]);
    await booksAgree(world, contract);
  });
});

describe('a lost chargeback that is smaller than what is held', () => {
  it('takes its share, and the rest goes on where it stood and is released', async () => {
    await funds(world, contract);
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    const dispute = await bankAsks(world, contract, { amount: 5_200 });
    expect(await standing()).toEqual(['10000 frozen']);

    const changed = await booksAfter(world, contract, () => bankDecides(world, dispute, 'losing_evidence'));
    expect(changed).toEqual({ [`dispute_hold:${dispute}`]: -5_200, 'escrow:M': 5_000, 'deferred_fee:M': 200 });
    expect(await standing()).toEqual(['5000 approved', '5000 charged_back']);
    await booksAgree(world, contract);
    await world.clock.passes(6 * 24 * 60 * minutes(1));
    expect(await standing()).toEqual(['5000 charged_back', '5000 released']);
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'completed' });
    await booksAgree(world, contract);
  });

  it('takes what nobody worked for yet before work that is approved', async () => {
    await funds(world, contract);
    const deliveryId = newestOf(await delivers(contract));
    await worked(approves(contract, { deliveryId, minor: '6000', rest: 'stays_funded' }));
    expect(await standing()).toEqual(['4000 funded', '6000 approved']);
    const dispute = await bankAsks(world, contract, { amount: 5_200 });
    await bankDecides(world, dispute, 'losing_evidence');
    expect(await standing()).toEqual(['1000 charged_back', '4000 charged_back', '5000 approved']);
    await booksAgree(world, contract);
  });

  it('ends a disagreement about the row that it cuts; what is left goes on where it stood before', async () => {
    await funds(world, contract);
    await worked(delivers(contract));
    const disagreement = idOf(await opens(contract));
    const dispute = await bankAsks(world, contract, { amount: 5_200 });
    await bankDecides(world, dispute, 'losing_evidence');
    expect(await room(disagreement, contract.olga)).toMatchObject({ state: 'closed', outcomeKind: 'charged_back' });
    expect(await standing()).toEqual(['5000 charged_back', '5000 submitted']);
    await booksAgree(world, contract);
  });
});

describe('a chargeback of a payment that came too late', () => {
  it('freezes nothing and costs the milestone nothing', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await world.sql(`update milestones set state = 'planned' where id = $1`, [contract.milestoneId]);
    await paysThePage(url);
    await world.worker.drain();
    await funds(world, contract);

    const dispute = await bankAsks(world, contract);
    expect(await milestone()).toMatchObject({ state: 'funded', frozenBecause: [] });
    await bankDecides(world, dispute, 'losing_evidence');
    expect(await milestone()).toMatchObject({ state: 'funded', position: { held: { minor: '10000' } } });
    await booksAgree(world, contract);
  });
});
