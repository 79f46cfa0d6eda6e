import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { books, givesBack, heldUnder } from '../setup/money.js';
import { noticesOf } from '../setup/notices.js';
import { cards, funds, paysThePage } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';
import { choosesCard, savable, savesACard } from '../setup/saved-cards.js';
import { differences } from '../setup/reconciled.js';
import {
  type AgreedAutoFunding,
  agreesToRetainer,
  approvesDrawdown,
  asksDrawdown,
  confirmsPeriod,
  declinesDrawdown,
  endsRetainer,
  fundsPeriod,
  givenARetainer,
  pauses,
  periodsSeenBy,
  planSeenBy,
  resumes,
  type ShownDrawdown,
  usd,
  withdrawsDrawdown,
} from '../setup/retainers.js';

jest.setTimeout(120_000);

let world: RunningApp;
let emil: Member;
let olga: Member;
let goodCard: string;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  emil = await givenAnExpert(world);
  await setsUpPayouts(world, emil);
  olga = await world.agentFor('olga');
  goodCard = await savesACard(world, olga);
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAPaidContract(olga);
});

/** An active contract whose first milestone was paid on the page, so that the books and the payment partner agree from the start. */
async function givenAPaidContract(owner: Member): Promise<FundedContract> {
  const paid = await givenAFundedContract(world, { people: { olga: owner, emil }, state: 'planned' });
  await funds(world, paid);
  return paid;
}

const newest = async (by: Member = olga) => {
  const [period] = (await planSeenBy(by, contract.contractId)).periods;
  if (!period) throw new Error('There is no period.');
  return period;
};
const held = (id: string) => heldUnder(world, id);
const toldTo = async (member: Member): Promise<string[]> => {
  await world.worker.drain();
  return noticesOf(member);
};
const charges = async (): Promise<number> => {
  const [row] = await world.sql<{ n: number }>(
    `select count(*)::int as n from payments where contract_id = $1 and purpose = 'retainer' and stripe_charge is not null`,
    [contract.contractId],
  );
  return row?.n ?? 0;
};
/** The bank of Olga's card takes the payment of a period back; answers the dispute's id. */
const theBankAsksAbout = async (periodId: string): Promise<string> => {
  const [payment] = await world.sql<{ charge: string }>(`select stripe_charge as charge from payments where held_for = $1`, [periodId]);
  const dispute = world.sandbox?.control.dispute(payment?.charge ?? '');
  await world.worker.drain();
  return dispute?.id ?? '';
};
const tellsTheBank = async (path: string, fields: Record<string, string> = {}): Promise<void> => {
  const answer = await fetch(`${world.sandbox?.url}/v1/disputes/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.sandbox?.secretKey}` },
    body: new URLSearchParams(fields),
  });
  expect(answer.status).toBe(200);
  await world.worker.drain();
};
/** Ada pays a period's refund from the bank account. */
const paysByHand = async (periodId: string, minor: number) => {
  const ada = await world.agentFor('ada');
  return ada.does<{ state: string }>(`askStaffDecision(input: $input) { ... on StaffDecision { state } }`, '$input: StaffDecisionInput!', {
    input: { id: randomUUID(), kind: 'paid_by_hand', subject: periodId, amount: usd(minor), reason: 'Her card is closed.' },
  });
};
const kinds = async (): Promise<string[]> => {
  const rows = await world.sql<{ kind: string }>(`select kind from timeline where contract_id = $1 order by at, id`, [contract.contractId]);
  return rows.map(({ kind }) => kind);
};

describe('a retainer', () => {
  it('holds its first period from the saved card at once: the fee on top, the money under its own name', async () => {
    const { autoFunding, url } = await worked<AgreedAutoFunding>(agreesToRetainer(olga, contract.contractId));
    expect(url).toBeNull();
    expect(autoFunding).toMatchObject({ purpose: 'retainer', state: 'active', periods: [{ state: 'asked' }] });
    await world.worker.drain();
    const period = await newest();
    expect(period).toMatchObject({ state: 'held', price: { minor: '20000' }, ownerFee: { minor: '800' }, held: { minor: '20000' } });
    expect(await held(period.id)).toEqual([20_000, 800]);
    expect(await toldTo(emil)).toContainEqual(expect.stringContaining('agreed to a retainer of 200.00 USD each month'));
    expect(await toldTo(emil)).toContainEqual(expect.stringContaining('The money for the retainer from'));
  });

  it('is paid on a page first, which keeps the card for the periods after it', async () => {
    const nora = await world.agentFor({ name: 'Nora Blind', email: 'nora@example.com', owner: true, expert: false });
    contract = await givenAPaidContract(nora);
    const { url } = await worked<AgreedAutoFunding>(agreesToRetainer(nora, contract.contractId, { onPage: true }));
    expect(await fundsPeriod(nora, (await newest(nora)).id)).toMatchObject({ url });
    await paysThePage(url ?? '');
    expect(await confirmsPeriod(nora, (await newest(nora)).id)).toMatchObject({ periods: [{ state: 'held' }] });
    await world.worker.drain();
    await world.clock.passes(days(32));
    const { periods } = await planSeenBy(nora, contract.contractId);
    expect(periods.map(({ state }) => state)).toEqual(['held', 'held']);
    expect(await charges()).toBe(2);
  });

  it('funds each period once, also when nothing ran for months: what was missed is not asked for', async () => {
    await givenARetainer(world, contract);
    await world.clock.passes(days(100));
    const { periods } = await planSeenBy(olga, contract.contractId);
    expect(periods).toHaveLength(2);
    expect(new Set(periods.map(({ startsOn }) => startsOn)).size).toBe(2);
    expect(await charges()).toBe(2);
  });

  it('is not asked for on a page while the card is being charged, nor beyond the cap, nor when it is over', async () => {
    const now = world.clock.now();
    await world.clock.passes(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2) - now.getTime());
    await worked(agreesToRetainer(olga, contract.contractId, { cadence: 'week', capMinor: 20_800 }));
    expect(await fundsPeriod(olga, (await newest()).id)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('is being charged'),
    });
    await world.worker.drain();
    await world.clock.passes(days(7));
    const second = await newest();
    expect(second).toMatchObject({ state: 'due' });
    expect(await fundsPeriod(olga, second.id)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'This would pass the monthly cap of 208.00 USD that you set. Nothing was charged.',
    });
    await world.clock.passes(days(7));
    expect(await fundsPeriod(olga, second.id)).toMatchObject({ message: 'This period is over, so it is not paid any more.' });
    expect(await charges()).toBe(1);
  });

  it('never charges beyond the cap of a month, and says so', async () => {
    await givenARetainer(world, contract, { cadence: 'week', minor: 10_000, capMinor: 21_000 });
    for (let week = 0; week < 9; week += 1) await world.clock.passes(days(7));
    const months = await world.sql<{ charged: string }>(
      `select sum(price_minor + owner_fee_minor) as charged from prefunds where contract_id = $1 and held_at is not null
        group by date_trunc('month', held_at at time zone 'UTC')`,
      [contract.contractId],
    );
    expect(months.length).toBeGreaterThan(1);
    for (const { charged } of months) expect(Number(charged)).toBeLessThanOrEqual(21_000);
    expect(await toldTo(olga)).toContainEqual(expect.stringContaining('Your monthly cap leaves no room'));
  });

  it.each([
    [{ minor: 999 }, 'AMOUNT_OUT_OF_RANGE', 'amount'],
    [{ minor: 1_000_001, capMinor: 2_000_000 }, 'AMOUNT_OUT_OF_RANGE', 'amount'],
    [{ currency: 'EUR' }, 'AMOUNT_OUT_OF_RANGE', 'amount'],
    [{ minor: 20_000, capMinor: 20_799 }, 'AMOUNT_OUT_OF_RANGE', 'monthlyCap'],
    [{ consent: 'Something else.' }, 'STALE_VERSION', 'consent'],
  ])('of %j is refused with the rule', async (wish, code, field) => {
    expect(await agreesToRetainer(olga, contract.contractId, wish)).toMatchObject({ code, field });
  });

  it('needs an active contract, its owner, and is one at a time', async () => {
    const unpaid = await givenAFundedContract(world, { people: { olga, emil }, state: 'planned' });
    expect(await agreesToRetainer(olga, unpaid.contractId)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('active contract'),
    });
    const ada = await world.agentFor('ada');
    expect(await agreesToRetainer(ada, contract.contractId)).toMatchObject({ code: 'NOT_FOUND' });
    await givenARetainer(world, contract);
    expect(await agreesToRetainer(olga, contract.contractId)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'This contract has a retainer already. End that one first.',
    });
  });
});

describe('a card that does not pay', () => {
  let card: string;
  afterEach(async () => {
    await worked(choosesCard(olga, goodCard));
  });

  it('is tried again after 1, 3 and 5 days, then charging is paused and both are told', async () => {
    card = await savesACard(world, olga, savable.declinesLater);
    await worked(choosesCard(olga, card));
    const id = await givenARetainer(world, contract);
    expect(await newest()).toMatchObject({ state: 'declined', retryAt: expect.any(String), held: { minor: '0' } });
    expect((await newest(emil)).retryAt).toBeNull();
    expect(await toldTo(olga)).toContainEqual(expect.stringContaining('Your card was declined for the retainer from'));
    await world.clock.passes(days(4));
    expect(await planSeenBy(olga, contract.contractId)).toMatchObject({ state: 'active' });
    await world.clock.passes(days(2));
    expect(await planSeenBy(olga, contract.contractId)).toMatchObject({
      state: 'paused',
      pausedBecause: 'not_paid',
      periods: [{ state: 'due' }],
    });
    expect(await toldTo(olga)).toContainEqual(expect.stringContaining('was not paid, so charging is paused'));
    expect(await toldTo(emil)).toContainEqual(expect.stringContaining('was not paid'));
    const [row] = await world.sql<{ tries: number }>(
      `select count(*)::int as tries from intents where contract_id = $1 and op = 'fund.saved' and call is not null`,
      [contract.contractId],
    );
    expect(row?.tries).toBe(4);
    await worked(choosesCard(olga, goodCard));
    expect(await resumes(olga, id)).toMatchObject({ state: 'active' });
    await world.worker.drain();
    expect(await newest()).toMatchObject({ state: 'held' });
    expect(await charges()).toBe(1);
  });

  it('is left alone when Olga pays the period on a page before the next try', async () => {
    card = await savesACard(world, olga, savable.declinesLater);
    await worked(choosesCard(olga, card));
    await givenARetainer(world, contract);
    const { url } = await worked<{ url: string }>(fundsPeriod(olga, (await newest()).id));
    await paysThePage(url);
    await world.worker.drain();
    expect(await newest()).toMatchObject({ state: 'held' });
    await world.clock.passes(days(6));
    expect(await charges()).toBe(1);
    expect(await planSeenBy(olga, contract.contractId)).toMatchObject({ state: 'active' });
    expect(await fundsPeriod(olga, (await newest()).id)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('is held'),
    });
  });

  it('whose bank asks for Olga leads to a page that she alone sees', async () => {
    card = await savesACard(world, olga, savable.alwaysAsks);
    await worked(choosesCard(olga, card));
    await givenARetainer(world, contract);
    const asked = await newest();
    expect(asked).toMatchObject({ state: 'asked_back', pageUrl: expect.stringContaining('http') });
    expect((await newest(emil)).pageUrl).toBeNull();
    expect(await toldTo(olga)).toContainEqual(expect.stringContaining('needs your confirmation by'));
    expect(await fundsPeriod(olga, asked.id)).toMatchObject({ url: asked.pageUrl });
    await paysThePage(asked.pageUrl ?? '');
    await world.worker.drain();
    expect(await newest()).toMatchObject({ state: 'held', pageUrl: null });
    expect(await charges()).toBe(1);
  });

  it('is not tried again when its owner was suspended meanwhile', async () => {
    card = await savesACard(world, olga, savable.declinesLater);
    await worked(choosesCard(olga, card));
    await givenARetainer(world, contract);
    await worked(choosesCard(olga, goodCard));
    await world.sql(`update users set suspended_at = now() where id = $1`, [olga.id]);
    await world.clock.passes(days(1) + hours(1));
    await world.sql(`update users set suspended_at = null where id = $1`, [olga.id]);
    expect(await newest()).toMatchObject({ state: 'due' });
    expect(await charges()).toBe(0);
  });

  it('whose page Olga never opens pauses the retainer', async () => {
    card = await savesACard(world, olga, savable.alwaysAsks);
    await worked(choosesCard(olga, card));
    await givenARetainer(world, contract);
    await world.clock.passes(days(1));
    expect(await planSeenBy(olga, contract.contractId)).toMatchObject({
      state: 'paused',
      pausedBecause: 'not_paid',
      periods: [{ state: 'due' }],
    });
  });
});

describe('pausing', () => {
  it('stops the next charge and the next try; resuming asks for the period that runs', async () => {
    const id = await givenARetainer(world, contract);
    expect(await pauses(olga, id)).toMatchObject({ state: 'paused', pausedBecause: 'owner' });
    await world.clock.passes(days(40));
    expect(await charges()).toBe(1);
    expect(await resumes(olga, id)).toMatchObject({ state: 'active' });
    await world.worker.drain();
    expect(await charges()).toBe(2);
    expect((await planSeenBy(olga, contract.contractId)).periods).toHaveLength(2);
  });

  it('is refused twice, and to others', async () => {
    const id = await givenARetainer(world, contract);
    expect(await resumes(olga, id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await worked(pauses(olga, id));
    expect(await pauses(olga, id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    const ada = await world.agentFor('ada');
    for (const act of [pauses, resumes]) expect(await act(ada, id)).toMatchObject({ code: 'NOT_FOUND' });
    for (const act of [fundsPeriod, confirmsPeriod]) expect(await act(ada, (await newest()).id)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a drawdown', () => {
  it('is released after clearing, the oldest period first, with the fees of a milestone to the cent', async () => {
    const id = await givenARetainer(world, contract, { minor: 10_013, capMinor: 50_000 });
    await world.clock.passes(days(32));
    const [second, first] = (await planSeenBy(olga, contract.contractId)).periods;
    const before = await books(world);
    const amounts = [3_333, 3_333, 5_000];
    for (const minor of amounts) {
      const asked = await worked<ShownDrawdown>(asksDrawdown(emil, id, minor));
      expect(asked).toMatchObject({ state: 'asked' });
      expect(await approvesDrawdown(olga, asked.id)).toMatchObject({ state: 'approved' });
    }
    await world.clock.passes(days(4));
    expect(await held(first?.id ?? '')).toEqual([10_013, 401]);
    await world.clock.passes(days(1) + hours(1));
    expect((await periodsSeenBy(emil, contract.contractId)).drawdowns.map(({ state }) => state)).toEqual([
      'released',
      'released',
      'released',
    ]);
    expect(await held(first?.id ?? '')).toEqual([0, 0]);
    expect(await held(second?.id ?? '')).toEqual([10_013 - 1_653, 401 - 66]);
    const after = await books(world);
    const earned = (account: string) => Number((before[account] ?? 0n) - (after[account] ?? 0n));
    // 8 % and 4 % of 100.13 and of 16.53, each rounded once per period.
    expect(earned('revenue.expert_fee')).toBe(801 + 132);
    expect(earned('revenue.owner_fee')).toBe(401 + 66);
    expect(after[`payable:${emil.id}`]).toBeUndefined();
    expect(await differences(world)).toEqual([]);
  });

  it('waits where Emil cannot be paid, and leaves when he can', async () => {
    const id = await givenARetainer(world, contract);
    const { id: asked } = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
    await worked(approvesDrawdown(olga, asked));
    const [account] = await world.sql<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [emil.id]);
    world.sandbox?.control.restrictAccount(account?.id ?? '');
    await world.worker.drain();
    await world.clock.passes(days(5) + hours(1));
    expect((await periodsSeenBy(emil, contract.contractId)).drawdowns).toMatchObject([{ state: 'approved' }]);
    expect(await toldTo(emil)).toContainEqual(expect.stringContaining('50.00 USD for “'));
    world.sandbox?.control.liftRestriction(account?.id ?? '');
    await world.worker.drain();
    expect((await periodsSeenBy(emil, contract.contractId)).drawdowns).toMatchObject([{ state: 'released' }]);
  });

  it('of more than is held and not asked for is refused with the rule', async () => {
    const id = await givenARetainer(world, contract);
    await worked(asksDrawdown(emil, id, 15_000));
    for (const minor of [0, 5_001]) {
      expect(await asksDrawdown(emil, id, minor)).toMatchObject({
        code: 'AMOUNT_OUT_OF_RANGE',
        message: 'Ask for more than 0 and at most 50.00 USD: that much is held and not asked for yet.',
      });
    }
    expect(await asksDrawdown(emil, id, 100, 'x', 'EUR')).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
  });

  it('is declined with a reason, or taken back; answered once', async () => {
    const id = await givenARetainer(world, contract);
    const first = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
    expect(await declinesDrawdown(olga, first.id, 'The sheet is missing.')).toMatchObject({
      state: 'declined',
      reason: 'The sheet is missing.',
    });
    expect(await toldTo(emil)).toContainEqual(expect.stringContaining('The sheet is missing.'));
    const second = await worked<ShownDrawdown>(asksDrawdown(emil, id, 20_000));
    expect(await withdrawsDrawdown(emil, second.id)).toMatchObject({ state: 'withdrawn' });
    for (const answer of [approvesDrawdown(olga, second.id), declinesDrawdown(olga, second.id), withdrawsDrawdown(emil, second.id)])
      expect(await answer).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('of somebody else does not exist', async () => {
    const id = await givenARetainer(world, contract);
    const { id: asked } = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
    const mira = await world.agentFor({ name: 'Mira Sand', email: 'mira@example.com', owner: true, expert: true });
    for (const act of [
      asksDrawdown(mira, id, 100),
      approvesDrawdown(mira, asked),
      declinesDrawdown(mira, asked),
      withdrawsDrawdown(mira, asked),
      endsRetainer(mira, id),
    ])
      expect(await act).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the end of a retainer', () => {
  it('returns what was not used with its fee, keeps what is asked for, and ends the contract with the last of it', async () => {
    const id = await givenARetainer(world, contract);
    const period = await newest();
    const asked = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
    expect(await endsRetainer(olga, id)).toMatchObject({ state: 'ended' });
    await world.worker.drain();
    expect(await held(period.id)).toEqual([5_000, 200]);
    expect(await asksDrawdown(emil, id, 100)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await endsRetainer(emil, id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await worked(approvesDrawdown(olga, asked.id));
    await world.clock.passes(days(5) + hours(1));
    expect(await held(period.id)).toEqual([0, 0]);
    expect(await newest()).toMatchObject({ state: 'over' });
    expect(await kinds()).toEqual(
      expect.arrayContaining(['retainer_ended', 'retainer_refunded', 'drawdown_released', 'retainer_released']),
    );
    await world.clock.passes(days(60));
    expect(await charges()).toBe(1);
    expect(await differences(world)).toEqual([]);
  });

  it('by Emil returns all of it when nothing was asked for; a decline after the end returns the rest', async () => {
    const id = await givenARetainer(world, contract);
    const period = await newest();
    const asked = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
    await worked(endsRetainer(emil, id));
    await worked(declinesDrawdown(olga, asked.id));
    await world.worker.drain();
    expect(await held(period.id)).toEqual([0, 0]);
    const [row] = await world.sql<{ refunded: string; paid: string }>(
      `select refunded_minor as refunded, price_minor + owner_fee_minor as paid from payments where held_for = $1`,
      [period.id],
    );
    expect(row?.refunded).toBe(row?.paid);
  });

  it('comes before the end of the contract: a milestone that is over does not end it while money is held', async () => {
    const id = await givenARetainer(world, contract);
    await worked(givesBack(emil, contract.milestoneId, 10_000));
    await world.worker.drain();
    expect((await periodsSeenBy(olga, contract.contractId)).state).toBe('active');
    const { id: asked } = await worked<ShownDrawdown>(asksDrawdown(emil, id, 20_000));
    await worked(approvesDrawdown(olga, asked));
    await world.clock.passes(days(5) + hours(1));
    await worked(endsRetainer(olga, id));
    expect((await periodsSeenBy(olga, contract.contractId)).state).toBe('completed');
  });
});

describe('a refund of the rest that came back', () => {
  it('is told to staff and paid by hand, whole and once', async () => {
    const nora = await world.agentFor({ name: 'Nora Blind', email: 'nora@example.com', owner: true, expert: false });
    contract = await givenAPaidContract(nora);
    const { url, autoFunding } = await worked<AgreedAutoFunding>(
      agreesToRetainer(nora, contract.contractId, { minor: 5_000, onPage: true }),
    );
    await paysThePage(url ?? '', cards.refundFails);
    await world.worker.drain();
    const period = await newest(nora);
    await worked(endsRetainer(emil, autoFunding.id));
    await world.worker.drain();
    await world.clock.passes(60_000);
    expect(await toldTo(nora)).toContainEqual(expect.stringContaining('could not be sent yet. We look after it.'));
    const ada = await world.agentFor('ada');
    const byHand = (minor: number) => paysByHand(period.id, minor);
    const cameBack = async () => {
      const { failedMoney } = await ada.asks<{ failedMoney: { nodes: { state: string; contractId: string }[] } }>(
        `{ failedMoney(first: 50) { nodes { state contractId } } }`,
      );
      return failedMoney.nodes.filter(({ contractId }) => contractId === contract.contractId).map(({ state }) => state);
    };
    expect(await cameBack()).toEqual(['came_back']);
    expect(await byHand(5_000)).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    expect(await byHand(5_200)).toMatchObject({ state: 'done' });
    expect(await cameBack()).toEqual([]);
    expect(await byHand(5_200)).toMatchObject({ code: 'NOT_FOUND' });
    expect(Object.keys(await books(world)).filter((name) => name.startsWith('refund_payable') || name.includes(period.id))).toEqual([]);
  });
});

describe('what is held for long', () => {
  it('goes back after 75 days, where nobody asked for it', async () => {
    await givenARetainer(world, contract);
    const first = await newest();
    await world.clock.passes(days(76));
    await world.clock.passes(hours(1));
    expect(await held(first.id)).toEqual([0, 0]);
    expect((await planSeenBy(olga, contract.contractId)).periods.find(({ id }) => id === first.id)).toMatchObject({ state: 'over' });
  });

  it('stays where it is while a bank asks, and is gone when the bank says so', async () => {
    const id = await givenARetainer(world, contract);
    const period = await newest();
    const asked = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
    await worked(approvesDrawdown(olga, asked.id));
    const dispute = await theBankAsksAbout(period.id);
    await world.clock.passes(days(6));
    expect((await periodsSeenBy(emil, contract.contractId)).drawdowns).toMatchObject([{ state: 'approved' }]);
    expect(await held(period.id)).toEqual([20_000, 800]);
    await tellsTheBank(`${dispute}/close`);
    expect(await held(period.id)).toEqual([0, 0]);
    expect((await periodsSeenBy(emil, contract.contractId)).drawdowns).toMatchObject([{ state: 'not_paid' }]);
    expect(await newest()).toMatchObject({ state: 'charged_back' });
  });
});

describe('a bank that asks and is convinced', () => {
  it('holds the end of a retainer still; then what was approved is released, and staff return the rest that the partner refuses to', async () => {
    const id = await givenARetainer(world, contract, { minor: 12_000 });
    const period = await newest();
    const asked = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
    await worked(approvesDrawdown(olga, asked.id));
    const dispute = await theBankAsksAbout(period.id);
    await world.clock.passes(days(6));
    expect(await endsRetainer(olga, id)).toMatchObject({ state: 'ended' });
    await world.worker.drain();
    expect(await held(period.id)).toEqual([12_000, 480]);
    await tellsTheBank(dispute, { 'evidence[uncategorized_text]': 'winning_evidence', submit: 'true' });
    await world.clock.passes(hours(1));
    await world.clock.passes(days(1));
    expect((await periodsSeenBy(emil, contract.contractId)).drawdowns).toMatchObject([{ state: 'released' }]);
    // Once disputed, a payment is not refunded any more, also when the bank was convinced.
    expect(await held(period.id)).toEqual([7_000, 280]);
    expect(await paysByHand(period.id, 7_280)).toMatchObject({ state: 'done' });
    expect(await held(period.id)).toEqual([0, 0]);
    expect(await newest()).toMatchObject({ state: 'over' });
    expect(await differences(world)).toEqual([]);
  });
});

describe('papers of a retainer', () => {
  it('are receipts for both, statements that end with what is held, and an invoice for each fee', async () => {
    const id = await givenARetainer(world, contract);
    const period = await newest();
    const asked = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
    await worked(approvesDrawdown(olga, asked.id));
    await world.clock.passes(days(5) + hours(1));
    const receipts = await world.sql<{ id: string }>(
      `select j.id from ledger_journals j join ledger_postings p on p.journal_id = j.id join ledger_accounts a on a.id = p.account_id
        where a.name = $1 order by j.recorded_at`,
      [`escrow:${period.id}`],
    );
    const receiptOf = async (member: Member, receipt: string) =>
      (
        await member.asks<{ receipt: { kind: string; total: { minor: string } } | null }>(
          `query ($id: ID!) { receipt(id: $id) { kind total { minor } } }`,
          { id: receipt },
        )
      ).receipt;
    const [funding, release] = receipts;
    expect(await receiptOf(olga, funding?.id ?? '')).toMatchObject({ kind: 'funding', total: { minor: '20800' } });
    expect(await receiptOf(emil, release?.id ?? '')).toMatchObject({ kind: 'release', total: { minor: '4600' } });
    const invoices = await world.sql<{ fee: string; total: string }>(
      `select fee, total_minor::text as total from invoices where contract_id = $1 order by fee`,
      [contract.contractId],
    );
    expect(invoices).toEqual([
      { fee: 'expert_fee', total: '400' },
      { fee: 'owner_fee', total: '200' },
    ]);
    const { payments } = await olga.asks<{ payments: { nodes: { title: string; amount: { minor: string } }[] } }>(
      `{ payments { nodes { title amount { minor } } } }`,
    );
    expect(payments.nodes[0]).toMatchObject({ title: expect.stringContaining('retainer'), amount: { minor: '20800' } });
  });
});
