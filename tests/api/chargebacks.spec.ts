import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { booksAfter, booksAgree } from '../setup/bookkeeping.js';
import { approves, asksForChanges, delivers, newestOf } from '../setup/deliveries.js';
import { does, idOf, opens } from '../setup/disputes.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { asksBack, givesBack, milestoneSeenBy, takesRequestBack } from '../setup/money.js';
import { funds } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';

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

describe('a chargeback', () => {
  const charge = async () => {
    const [row] = await world.sql<{ stripe_charge: string }>(
      `select stripe_charge from payments where milestone_id = $1 and state = 'succeeded'`,
      [contract.milestoneId],
    );
    return row?.stripe_charge ?? '';
  };
  const closes = async (evidence: 'winning_evidence' | 'losing_evidence', disputeId: string) => {
    await fetch(`${world.sandbox?.url}/v1/disputes/${disputeId}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.sandbox?.secretKey}` },
      body: new URLSearchParams({ 'evidence[uncategorized_text]': evidence, submit: 'true' }),
    });
    await world.clock.passes(minutes(1));
  };

  it('freezes what is held, with all timers, and lets nobody move it', async () => {
    await funds(world, contract);
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    world.sandbox?.control.dispute(await charge());
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'frozen', frozenBecause: ['chargeback'] });
    expect(await givesBack(contract.emil, contract.milestoneId, 10_000)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await world.clock.passes(days(6));
    expect(await held()).toMatchObject({ state: 'frozen' });
    await booksAgree(world, contract);
  });

  it('that is won lets the milestone go on where it stood, with 72 hours at least', async () => {
    await funds(world, contract);
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    await world.clock.passes(days(4));
    const dispute = world.sandbox?.control.dispute(await charge());
    await world.worker.drain();
    await closes('winning_evidence', dispute?.id ?? '');
    expect(await held()).toMatchObject({ state: 'approved', frozenBecause: [] });
    await world.clock.passes(days(2));
    expect(await held()).toMatchObject({ state: 'approved' });
    await world.clock.passes(days(1));
    expect(await held()).toMatchObject({ state: 'released' });
    await booksAgree(world, contract);
  });

  it('that is lost takes the held money, and nobody else pays', async () => {
    await funds(world, contract);
    const dispute = world.sandbox?.control.dispute(await charge());
    await world.worker.drain();
    const changed = await booksAfter(world, contract, () => closes('losing_evidence', dispute?.id ?? ''));
    expect(changed).toMatchObject({ 'escrow:M': 10_000, 'deferred_fee:M': 400 });
    expect(changed['expense.chargeback_loss']).toBeUndefined();
    expect(await held()).toMatchObject({ state: 'charged_back', position: { chargedBack: { minor: '10000' }, held: { minor: '0' } } });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'cancelled' });
    await booksAgree(world, contract);
  });

  it('only warned of freezes until Ada lifts it; others cannot', async () => {
    await funds(world, contract);
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    world.sandbox?.control.warn(await charge());
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'approved', frozenBecause: ['fraud_warning'] });
    await world.clock.passes(days(6));
    expect(await held()).toMatchObject({ state: 'approved' });
    const lifts = (by: Member) =>
      by.does(`liftFreeze(id: $id, reason: "The cardholder confirmed it by phone.") { ... on Milestone { id state } }`, '$id: ID!', {
        id: contract.milestoneId,
      });
    await expect(lifts(contract.olga)).rejects.toThrow();
    const ada = await world.agentFor('ada');
    await lifts(ada);
    expect(await lifts(ada)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await held()).toMatchObject({ frozenBecause: [] });
    const { timeline } = (await contractSeenBy(contract.olga, contract.contractId)) ?? { timeline: { nodes: [] } };
    expect(timeline.nodes[0]).toMatchObject({ kind: 'money_thawed', actorRole: 'admin' });
    await world.clock.passes(days(5));
    expect(await held()).toMatchObject({ state: 'released' });
  });

  it('asked only as an inquiry stops the clock without moving the milestone', async () => {
    await funds(world, contract);
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    world.sandbox?.control.dispute(await charge(), { kind: 'inquiry' });
    await world.worker.drain();
    await world.clock.passes(days(6));
    expect(await held()).toMatchObject({ state: 'approved', frozenBecause: ['inquiry'] });
  });

  it('asked only as an inquiry lets work go on, and approves none of it by silence', async () => {
    await funds(world, contract);
    world.sandbox?.control.dispute(await charge(), { kind: 'inquiry' });
    await world.worker.drain();
    await worked(delivers(contract));
    await world.clock.passes(days(9));
    expect(await held()).toMatchObject({ state: 'submitted', frozenBecause: ['inquiry'] });
  });

  it('asked only as an inquiry, and work sent back meanwhile: the old review does not come back', async () => {
    await funds(world, contract);
    const deliveryId = newestOf(await delivers(contract));
    const inquiry = world.sandbox?.control.dispute(await charge(), { kind: 'inquiry' });
    await world.worker.drain();
    await worked(asksForChanges(contract, deliveryId));
    await worked(delivers(contract));
    await closes('winning_evidence', inquiry?.id ?? '');
    // A whole review of seven days, not what the first delivery had left.
    const [newest] = await world.sql<{ at: Date }>(
      `select submitted_at as at from deliveries where milestone_id = $1 order by n desc limit 1`,
      [contract.milestoneId],
    );
    const thawed = await held();
    expect(thawed).toMatchObject({ state: 'submitted', frozenBecause: [] });
    const review = thawed.deadlines.find(({ kind }) => kind === 'REVIEW')?.dueAt ?? '';
    expect(Date.parse(review)).toBe(Number(newest?.at) + days(7));
  });

  it('asked only as an inquiry, and work sent back until it is over: nothing is left to be reviewed', async () => {
    await funds(world, contract);
    const deliveryId = newestOf(await delivers(contract));
    const inquiry = world.sandbox?.control.dispute(await charge(), { kind: 'inquiry' });
    await world.worker.drain();
    await worked(asksForChanges(contract, deliveryId));
    await closes('winning_evidence', inquiry?.id ?? '');
    const thawed = await held();
    expect(thawed).toMatchObject({ state: 'changes_requested', frozenBecause: [] });
    expect(thawed.deadlines.map(({ kind }) => kind).filter((kind) => kind.startsWith('REVIEW'))).toEqual([]);
  });

  it('won while the two disagreed lets each go back one step at a time to where they stood', async () => {
    await funds(world, contract);
    await worked(asksBack(contract.olga, contract.milestoneId));
    await world.clock.passes(days(6));
    const disagreement = idOf(await opens(contract, contract.emil));
    const bank = world.sandbox?.control.dispute(await charge());
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'frozen' });
    await closes('winning_evidence', bank?.id ?? '');
    expect(await held()).toMatchObject({ state: 'disputed', frozenBecause: [] });

    await does('withdrawDispute', disagreement, contract.emil);
    const asked = await held();
    expect(asked).toMatchObject({ state: 'refund_requested' });
    // One day was left to answer; who comes back from a dispute has three.
    const reply = asked.deadlines.find(({ kind }) => kind === 'REFUND_REPLY')?.dueAt ?? '';
    const [withdrawn] = await world.sql<{ at: Date }>(`select closed_at as at from disputes where id = $1`, [disagreement]);
    expect(Date.parse(reply)).toBe(Number(withdrawn?.at) + days(3));
    expect(asked.refundRequest?.replyDueAt).toBe(reply);

    await worked(takesRequestBack(contract.olga, contract.milestoneId));
    expect(await held()).toMatchObject({ state: 'funded' });
    await booksAgree(world, contract);
  });
});
