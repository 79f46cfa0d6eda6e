import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { accepts, does, idOf, offers, opens, room } from '../setup/disputes.js';
import { contractSeenBy } from '../setup/given-a-contract.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import {
  asksBack,
  books,
  cancelsLate,
  givesBack,
  leaves,
  milestoneSeenBy,
  opensPage,
  partsOf,
  sums,
  takesRequestBack,
  wishesOf,
} from '../setup/money.js';
import type { Member } from '../setup/people.js';
import { answersTheBank, cards, paysThePage } from '../setup/pay-the-page.js';

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

/** Olga opens the page and pays it; what the provider tells is worked off. */
async function funds(card: string = cards.good): Promise<void> {
  const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
  const arrival = await paysThePage(url, card);
  if (!arrival.location?.startsWith(world.url)) throw new Error(`The page answered ${arrival.status}: ${arrival.text.slice(0, 300)}`);
  await world.worker.drain();
}

/** What changed in the books between two moments, for the accounts of this contract and the shared ones. */
async function booksAfter(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await books(world);
  await act();
  const after = await books(world);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names]
    .map((name) => [nameOf(name), Number((after[name] ?? 0n) - (before[name] ?? 0n))] as const)
    .filter(([, amount]) => amount !== 0);
  return Object.fromEntries(changed.filter(([name]) => !name.startsWith('conn')));
}
const nameOf = (account: string) =>
  account
    .replace(contract.milestoneId, 'M')
    .replace(contract.emil.id, 'Emil')
    .replace(/^refund_payable:.*/, 'refund_payable');

/** The money of the milestone in the books is where the screen says it is. */
async function booksAgree(): Promise<void> {
  const all = await books(world);
  const parts = await Promise.all(
    (await partsOf(world, contract.milestoneId)).map(async ({ id }) => sums(await milestoneSeenBy(contract.olga, id))),
  );
  for (const part of parts) expect(part.adds).toBe(part.funded);
  expect(BigInt(parts.reduce((sum, part) => sum + part.held, 0))).toBe(-(all[`escrow:${contract.milestoneId}`] ?? 0n));
  expect(
    Object.entries(all)
      .filter(([name]) => !name.startsWith('conn'))
      .reduce((sum, [, amount]) => sum + amount, 0n),
  ).toBe(0n);
}

describe('funding', () => {
  it('holds the payment: the contract is active, the books show it, the days run', async () => {
    const changed = await booksAfter(() => funds());
    expect(changed).toEqual({ stripe_balance: 10_400 - 332, 'expense.stripe_fee': 332, 'escrow:M': -10_000, 'deferred_fee:M': -400 });
    expect(await held()).toMatchObject({ state: 'funded', position: { funded: { minor: '10000' }, held: { minor: '10000' } } });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'active' });
    const [row] = await world.sql<{ days: number }>(
      `select extract(day from due_at - funded_at)::int as days from milestones where id = $1`,
      [contract.milestoneId],
    );
    expect(row?.days).toBe(10);
    await booksAgree();
  });

  it('answers the same page when asked again, and never a second one', async () => {
    const first = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    const second = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    expect(second.url).toBe(first.url);
    expect((await wishesOf(world, contract.milestoneId)).filter(({ op }) => op === 'fund')).toHaveLength(1);
    await leaves(contract.olga, contract.milestoneId);
  });

  it('stays on the page when the bank declines, and takes the next card', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    expect(await paysThePage(url, cards.declined)).toMatchObject({ status: 402, location: null });
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'funding' });
    await paysThePage(url);
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('lets the bank ask Olga, and is paid only after her yes', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    const bank = await paysThePage(url, cards.asksBank);
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'funding' });
    await answersTheBank(bank.location ?? '', 'complete');
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('is left by Olga, and can be opened anew', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    expect(await leaves(contract.olga, contract.milestoneId)).toMatchObject({ state: 'planned' });
    await world.worker.drain();
    expect(await paysThePage(url)).toMatchObject({ status: 410 });
    await funds();
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('closes the page after a quarter of an hour', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await world.clock.passes(minutes(16));
    expect(await held()).toMatchObject({ state: 'planned' });
    expect(await paysThePage(url)).toMatchObject({ status: 410 });
  });

  it('returns a payment in full that slips through while Olga leaves', async () => {
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url);
    await leaves(contract.olga, contract.milestoneId);
    const changed = await booksAfter(() => world.worker.drain());
    expect(await held()).toMatchObject({ state: 'planned' });
    expect(changed).toEqual({ 'expense.stripe_fee': 332, stripe_balance: -332 });
  });

  it('says so when the provider cannot be reached, and goes on later with the same wish', async () => {
    world.sandbox?.control.faults.add({ path: '/v1/checkout/sessions', do: 'reset', when: 'before', times: 3 });
    expect(await opensPage(contract.olga, contract.milestoneId)).toMatchObject({ code: 'PAYMENT_PROVIDER_UNREACHABLE' });
    expect(await held()).toMatchObject({ state: 'funding' });
    world.sandbox?.control.faults.clear();
    await world.clock.passes(minutes(1));
    await funds();
    expect((await wishesOf(world, contract.milestoneId)).filter(({ op }) => op === 'fund')).toHaveLength(1);
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('says so when the provider will not open a page: it charges no such small amount', async () => {
    const dust = await givenAFundedContract(world, { state: 'planned', priceMinor: 20n });
    expect(await opensPage(dust.olga, dust.milestoneId)).toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
  });

  it('is refused to Emil, to strangers, and twice', async () => {
    await expect(opensPage(contract.emil, contract.milestoneId)).rejects.toThrow();
    const erik = await world.agentFor({ name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true });
    expect(await opensPage(erik, contract.milestoneId)).toMatchObject({ code: 'NOT_FOUND' });
    await funds();
    expect(await opensPage(contract.olga, contract.milestoneId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await leaves(contract.olga, contract.milestoneId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });
});

describe('release', () => {
  it('pays Emil when the clearing ends: fees stay, the contract is completed', async () => {
    await funds();
    const deliveryId = newestOf(await delivers(contract));
    await worked(approves(contract, { deliveryId }));
    const changed = await booksAfter(() => world.clock.passes(days(5) + minutes(1)));
    expect(changed).toEqual({
      'escrow:M': 10_000,
      'deferred_fee:M': 400,
      'revenue.expert_fee': -800,
      'revenue.owner_fee': -400,
      stripe_balance: -9_200,
    });
    expect(await held()).toMatchObject({ state: 'released', position: { released: { minor: '10000' }, held: { minor: '0' } } });
    expect(await contractSeenBy(contract.emil, contract.contractId)).toMatchObject({ state: 'completed' });
    await booksAgree();
  });

  it('pays a part and gives the rest back; fees add up to the cent', async () => {
    await funds();
    const deliveryId = newestOf(await delivers(contract));
    await worked(approves(contract, { deliveryId, minor: '3333', rest: 'ask_refund' }));
    const changed = await booksAfter(() => world.clock.passes(days(7) + hours(1)));
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
    await booksAgree();
  });

  it('holds the money again when the transfer is refused, and tries after an hour', async () => {
    await funds();
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    const account = await accountOfEmil();
    world.sandbox?.control.restrictAccount(account);
    await world.clock.passes(days(5) + minutes(1));
    expect(await held()).toMatchObject({ state: 'approved_blocked', position: { held: { minor: '10000' }, inFlight: { minor: '0' } } });
    await booksAgree();
    world.sandbox?.control.liftRestriction(account);
    await world.worker.drain();
    await world.clock.passes(hours(1) + minutes(1));
    expect(await held()).toMatchObject({ state: 'released', blockedBecause: null });
    await booksAgree();
  });
});

const accountOfEmil = async (): Promise<string> => {
  const [row] = await world.sql<{ stripe_id: string }>(`select stripe_id from connected_accounts where user_id = $1`, [contract.emil.id]);
  return row?.stripe_id ?? '';
};

describe('refunds', () => {
  beforeEach(() => funds());

  it('asked for and not answered: all of it goes back with the fee', async () => {
    expect(await asksBack(contract.olga, contract.milestoneId, 'My shop closes.')).toMatchObject({
      state: 'refund_requested',
      refundRequest: { reason: 'My shop closes.' },
    });
    const changed = await booksAfter(() => world.clock.passes(days(7) + minutes(1)));
    expect(changed).toEqual({ 'escrow:M': 10_000, 'deferred_fee:M': 400, stripe_balance: -10_400 });
    expect(await held()).toMatchObject({ state: 'refunded', position: { refunded: { minor: '10000' } }, refundRequest: null });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'cancelled' });
    await booksAgree();
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
    await booksAgree();
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
    await booksAgree();
  });
});

describe('the longest hold', () => {
  it('ends after 75 days: what nobody delivered goes back', async () => {
    await funds();
    await world.clock.passes(days(75) + minutes(1));
    expect(await held()).toMatchObject({ state: 'refunded' });
    await booksAgree();
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
    await funds();
    for (const wait of [55, 10, 7]) await world.clock.passes(days(wait) + minutes(1));
    expect((await facts('HoldCapNear')).map(({ day, needsRuling }) => [day, needsRuling])).toEqual([
      [55, false],
      [65, false],
      [72, false],
    ]);
    expect(await held()).toMatchObject({ state: 'funded' });
  });

  it('pays what was delivered', async () => {
    await funds();
    await world.clock.passes(days(70));
    await delivers(contract);
    await world.clock.passes(days(5) + minutes(1));
    expect(['approved', 'releasing', 'released']).toContain((await held()).state);
    await world.clock.passes(days(6));
    expect(await held()).toMatchObject({ state: 'released' });
    await booksAgree();
  });

  it('waits for the ruling of a dispute, and asks for it', async () => {
    await funds();
    await opens(contract);
    await world.sql(`delete from deadlines where subject_id in (select id from disputes where milestone_id = $1)`, [contract.milestoneId]);
    await world.clock.passes(days(75) + minutes(1));
    expect(await held()).toMatchObject({ state: 'disputed', position: { held: { minor: '10000' } } });
    expect((await facts('HoldCapNear')).at(-1)).toMatchObject({ day: 75, needsRuling: true });
  });
});

describe('a settled dispute', () => {
  it('pays both legs and only then is settled', async () => {
    await funds();
    const id = idOf(await opens(contract));
    const offer = await worked<{ offers: readonly { id: string }[] }>(offers(id, contract.olga, 4_000, 6_000));
    const changed = await booksAfter(async () => {
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
    await booksAgree();
  });
});

describe('a refund that the bank sends back', () => {
  beforeEach(async () => {
    await funds(cards.refundFails);
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
    await booksAgree();
  });

  it('is promised under a new name when Ada tries again, not twice', async () => {
    const before = await owed();
    const ada = await world.agentFor('ada');
    const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { id: string; milestoneId: string; state: string }[] } }>(
      '{ failedMoney(first: 50) { nodes { id milestoneId state } } }',
    );
    const failed = failedMoney.nodes.find(({ milestoneId }) => milestoneId === contract.milestoneId);
    expect(failed).toMatchObject({ state: 'came_back' });
    await worked(ada.does('retryMoney(intentId: $id) { ... on MoneyIntent { id state } }', '$id: ID!', { id: failed?.id }));
    expect(await owed()).toEqual(before);
    expect(await held()).toMatchObject({ state: 'refunding' });
  });
});

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
    await funds();
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    world.sandbox?.control.dispute(await charge());
    await world.worker.drain();
    expect(await held()).toMatchObject({ state: 'frozen', frozenBecause: ['chargeback'] });
    expect(await givesBack(contract.emil, contract.milestoneId, 10_000)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await world.clock.passes(days(6));
    expect(await held()).toMatchObject({ state: 'frozen' });
    await booksAgree();
  });

  it('that is won lets the milestone go on where it stood, with 72 hours at least', async () => {
    await funds();
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
    await booksAgree();
  });

  it('that is lost takes the held money, and nobody else pays', async () => {
    await funds();
    const dispute = world.sandbox?.control.dispute(await charge());
    await world.worker.drain();
    const changed = await booksAfter(() => closes('losing_evidence', dispute?.id ?? ''));
    expect(changed).toMatchObject({ 'escrow:M': 10_000, 'deferred_fee:M': 400 });
    expect(changed['expense.chargeback_loss']).toBeUndefined();
    expect(await held()).toMatchObject({ state: 'charged_back', position: { chargedBack: { minor: '10000' }, held: { minor: '0' } } });
    expect(await contractSeenBy(contract.olga, contract.contractId)).toMatchObject({ state: 'cancelled' });
    await booksAgree();
  });

  it('only warned of freezes until Ada lifts it; others cannot', async () => {
    await funds();
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
    await funds();
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    world.sandbox?.control.dispute(await charge(), { kind: 'inquiry' });
    await world.worker.drain();
    await world.clock.passes(days(6));
    expect(await held()).toMatchObject({ state: 'approved', frozenBecause: ['inquiry'] });
  });

  it('asked only as an inquiry lets work go on, and approves none of it by silence', async () => {
    await funds();
    world.sandbox?.control.dispute(await charge(), { kind: 'inquiry' });
    await world.worker.drain();
    await worked(delivers(contract));
    await world.clock.passes(days(9));
    expect(await held()).toMatchObject({ state: 'submitted', frozenBecause: ['inquiry'] });
  });

  it('won while the two disagreed lets each go back one step at a time to where they stood', async () => {
    await funds();
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
    const reply = asked.deadlines.find(({ kind }) => kind === 'REFUND_REPLY')?.dueAt;
    expect(Date.parse(reply ?? '') - world.clock.now().getTime()).toBeGreaterThan(days(3) - minutes(1));
    expect(asked.refundRequest?.replyDueAt).toBe(reply);

    await worked(takesRequestBack(contract.olga, contract.milestoneId));
    expect(await held()).toMatchObject({ state: 'funded' });
    await booksAgree();
  });
});

describe('the list of payments', () => {
  it('shows Olga what she paid and got back, page by page', async () => {
    await funds();
    await givesBack(contract.emil, contract.milestoneId, 10_000);
    await world.worker.drain();
    type Page = {
      payments: {
        nodes: { kind: string; amount: { minor: string }; contractId: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const query = `query ($after: String) { payments(first: 1, after: $after) { nodes { kind contractId amount { minor } } pageInfo { endCursor hasNextPage } } }`;
    const first = await contract.olga.asks<Page>(query);
    expect(first.payments.nodes).toMatchObject([{ kind: 'refund', contractId: contract.contractId, amount: { minor: '10400' } }]);
    const second = await contract.olga.asks<Page>(query, { after: first.payments.pageInfo.endCursor });
    expect(second.payments.nodes).toMatchObject([{ kind: 'payment', contractId: contract.contractId, amount: { minor: '10400' } }]);
  });
});
