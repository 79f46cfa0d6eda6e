import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { days } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import {
  acceptsHours,
  answersQuery,
  approvesWeek,
  confirmsWeek,
  dayOfWeek,
  editsTime,
  endsHours,
  fundsWeeks,
  givenAgreedHours,
  hoursSeenBy,
  logsTime,
  proposesHours,
  queriesLines,
  refusesHours,
  type ShownAgreement,
  type ShownWeek,
  timePassesTo,
} from '../setup/hours.js';
import { books, givesBack, heldUnder } from '../setup/money.js';
import { noticesOf } from '../setup/notices.js';
import { funds, paysThePage } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';
import { differences } from '../setup/reconciled.js';
import { fundsPeriod, pauses, periodsSeenBy, planSeenBy, resumes } from '../setup/retainers.js';
import { savesACard } from '../setup/saved-cards.js';

jest.setTimeout(120_000);

let world: RunningApp;
let emil: Member;
let olga: Member;
let contract: FundedContract;
beforeAll(async () => {
  world = await startApp();
  world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
  emil = await givenAnExpert(world);
  await setsUpPayouts(world, emil);
  olga = await world.agentFor('olga');
  await savesACard(world, olga);
});
afterAll(() => world.close());
beforeEach(async () => {
  contract = await givenAFundedContract(world, { people: { olga, emil }, state: 'planned' });
  await funds(world, contract);
});

const weeks = async (by: Member = olga) => (await hoursSeenBy(by, contract.contractId)).inOrder;
const first = async (): Promise<ShownWeek> => {
  const [week] = await weeks();
  if (!week) throw new Error('There is no week.');
  return week;
};
const held = (id: string) => heldUnder(world, id);
const toldTo = async (member: Member): Promise<string[]> => {
  await world.worker.drain();
  return noticesOf(member);
};

/** Hours at 40.00, ten a week, whose first week Olga paid; then nothing more is charged by itself. */
async function givenAPaidWeek(): Promise<{ agreementId: string; planId: string; week: ShownWeek }> {
  const agreementId = await givenAgreedHours(contract);
  const { autoFunding } = await worked(fundsWeeks(olga, agreementId));
  await world.worker.drain();
  await worked(pauses(olga, autoFunding.id));
  return { agreementId, planId: autoFunding.id, week: await first() };
}

/** Its Monday has come, and Emil logged so many minutes on each of its first days; it stands at the owner's review. */
async function givenAWeekInReview(...minutes: readonly number[]) {
  const given = await givenAPaidWeek();
  const { startsOn, id } = given.week;
  await timePassesTo(world, startsOn, minutes.length - 1, 12);
  for (const [n, spent] of minutes.entries()) await worked(logsTime(emil, id, { day: dayOfWeek(startsOn, n), minutes: spent }));
  await timePassesTo(world, startsOn, 7, 1);
  return { ...given, week: await worked<ShownWeek>(confirmsWeek(emil, id)) };
}

describe('hours', () => {
  it('are proposed by one, accepted by the other, and begin with the next Monday', async () => {
    const proposed = await worked<ShownAgreement>(proposesHours(olga, contract.contractId));
    expect(proposed).toMatchObject({ state: 'proposed', proposedBy: 'owner', capHours: 10, weeks: [] });
    expect(await toldTo(emil)).toContainEqual(expect.stringContaining('40.00 USD an hour, up to 10 hours a week'));
    expect(await acceptsHours(emil, proposed.id)).toMatchObject({ state: 'active', weeks: [{ state: 'scheduled' }] });
    const { startsOn } = await first();
    expect(new Date(startsOn).getUTCDay()).toBe(1);
    expect(new Date(startsOn).getTime()).toBeGreaterThan(world.clock.now().getTime());
  });

  it('are accepted by the other side only, once, and proposed one at a time', async () => {
    const { id } = await worked<ShownAgreement>(proposesHours(emil, contract.contractId));
    expect(await acceptsHours(emil, id)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('the other side accepts'),
    });
    expect(await proposesHours(olga, contract.contractId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await endsHours(olga, id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await fundsWeeks(olga, id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await worked(acceptsHours(olga, id));
    for (const act of [acceptsHours, refusesHours]) expect(await act(olga, id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await proposesHours(emil, contract.contractId)).toMatchObject({ message: 'Hours are agreed already. End that first.' });
  });

  it('are refused by the other side, or taken back; then they can be proposed anew', async () => {
    for (const by of [olga, emil]) {
      const { id } = await worked<ShownAgreement>(proposesHours(emil, contract.contractId));
      expect(await refusesHours(by, id)).toMatchObject({ state: 'refused' });
    }
    expect(await proposesHours(emil, contract.contractId)).toMatchObject({ state: 'proposed' });
  });

  it.each([
    [99, 10, 'USD'],
    [100_001, 10, 'USD'],
    [4_000, 10, 'EUR'],
  ])('at %i for %i hours in %s are refused with the rule', async (rate, cap, currency) => {
    expect(await proposesHours(olga, contract.contractId, rate, cap, currency)).toMatchObject({
      code: 'AMOUNT_OUT_OF_RANGE',
      message: expect.stringContaining('A full week (cap × rate) costs between 10.00 USD and'),
    });
  });

  it('need an active contract, and are for its two parties', async () => {
    const unpaid = await givenAFundedContract(world, { people: { olga, emil }, state: 'planned' });
    expect(await proposesHours(olga, unpaid.contractId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    const mira = await world.agentFor({ name: 'Mira Sand', email: 'mira@example.com', owner: true, expert: true });
    const id = await givenAgreedHours(contract);
    const { id: weekId } = await first();
    for (const act of [
      proposesHours(mira, contract.contractId),
      acceptsHours(mira, id),
      refusesHours(mira, id),
      endsHours(mira, id),
      fundsWeeks(mira, id),
      logsTime(mira, weekId, { day: '2026-11-30' }),
      confirmsWeek(mira, weekId),
      approvesWeek(mira, weekId),
      queriesLines(mira, weekId, [weekId]),
      editsTime(mira, weekId, {}),
      answersQuery(mira, weekId, 0),
    ])
      expect(await act).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the money of a week', () => {
  it('is there before its Monday: cap × rate and the fee, under the name of the week, which opens', async () => {
    const { week } = await givenAPaidWeek();
    expect(week).toMatchObject({ state: 'open' });
    expect(await held(week.id)).toEqual([40_000, 1_600]);
  });

  it('that did not come leaves the week blocked on Monday, and both are told; late it opens, never it is void', async () => {
    const id = await givenAgreedHours(contract);
    const { startsOn, id: weekId } = await first();
    await timePassesTo(world, startsOn, 0);
    expect(await first()).toMatchObject({ state: 'blocked' });
    expect(await toldTo(emil)).toContainEqual(expect.stringContaining(`The week from ${startsOn}`));
    expect(await logsTime(emil, weekId, { day: startsOn })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    const { autoFunding } = await worked(fundsWeeks(olga, id));
    await world.worker.drain();
    await worked(pauses(olga, autoFunding.id));
    expect((await weeks())[1]).toMatchObject({ state: 'open' });
    await timePassesTo(world, startsOn, 7);
    expect(await first()).toMatchObject({ state: 'void' });
  });

  it('comes late on a page: the week opens', async () => {
    const { planId } = await givenAPaidWeek();
    const { startsOn } = await first();
    await timePassesTo(world, startsOn, 7, 1);
    const second = (await weeks())[1];
    expect(second).toMatchObject({ state: 'blocked' });
    const { url } = await worked<{ url: string }>(fundsPeriod(olga, second?.id ?? ''));
    await paysThePage(url);
    await world.worker.drain();
    expect((await weeks())[1]).toMatchObject({ state: 'open' });
    expect((await planSeenBy(olga, contract.contractId)).id).toBe(planId);
  });

  it('is charged by itself each week, three days before', async () => {
    const id = await givenAgreedHours(contract);
    await worked(fundsWeeks(olga, id));
    await world.worker.drain();
    const { startsOn } = await first();
    await timePassesTo(world, startsOn, 3);
    expect((await weeks()).map(({ state }) => state)).toEqual(['open', 'scheduled']);
    await timePassesTo(world, startsOn, 4);
    expect((await weeks()).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('that comes when the week is over goes back by itself', async () => {
    const { planId } = await givenAPaidWeek();
    const { startsOn } = await first();
    await timePassesTo(world, startsOn, 7, 1);
    const second = (await weeks())[1];
    const { url } = await worked<{ url: string }>(fundsPeriod(olga, second?.id ?? ''));
    await timePassesTo(world, startsOn, 14, 1);
    expect((await weeks())[1]).toMatchObject({ state: 'void' });
    expect((await paysThePage(url)).location).toBeNull();
    expect(await fundsPeriod(olga, second?.id ?? '')).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'This period is over, so it is not paid any more.',
    });
    expect(planId).toBeTruthy();
  });
});

describe('time', () => {
  it('is logged and changed while the week is open; beyond the cap it is kept as unpaid', async () => {
    const { week } = await givenAPaidWeek();
    const { startsOn, id } = week;
    await timePassesTo(world, startsOn, 1, 12);
    await worked(logsTime(emil, id, { day: dayOfWeek(startsOn, 1), minutes: 400 }));
    const logged = await worked<ShownWeek>(logsTime(emil, id, { day: startsOn, minutes: 300, output: 'https://sheets.example/march' }));
    expect(logged.lines.map(({ minutes, paidMinutes }) => [minutes, paidMinutes])).toEqual([
      [300, 300],
      [400, 300],
    ]);
    expect(logged).toMatchObject({ countedMinutes: 600, unpaidMinutes: 100, cost: { minor: '40000' } });
    const [monday] = logged.lines;
    const edited = await worked<ShownWeek>(editsTime(emil, monday?.id ?? '', { minutes: 100 }));
    expect(edited).toMatchObject({ countedMinutes: 500, unpaidMinutes: 0 });
    expect(await editsTime(emil, monday?.id ?? '', { minutes: 0 })).toMatchObject({ lines: [{ minutes: 400 }] });
    expect(await editsTime(emil, monday?.id ?? '', { minutes: 60 })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is at most twelve hours a day, for days of the week that have come', async () => {
    const { week } = await givenAPaidWeek();
    const { startsOn, id } = week;
    expect(await logsTime(emil, id, { day: startsOn })).toMatchObject({ code: 'INVALID_INPUT', field: 'day' });
    await timePassesTo(world, startsOn, 0, 20);
    const { lines } = await worked<ShownWeek>(logsTime(emil, id, { day: startsOn, minutes: 700 }));
    expect(await logsTime(emil, id, { day: startsOn, minutes: 21 })).toMatchObject({
      code: 'AMOUNT_OUT_OF_RANGE',
      message: 'A day has at most 12 hours: 20 minutes of it are left.',
    });
    expect(await editsTime(emil, lines[0]?.id ?? '', { minutes: 720 })).toMatchObject({ lines: [{ minutes: 720 }] });
    for (const n of [-1, 1, 7])
      expect(await logsTime(emil, id, { day: dayOfWeek(startsOn, n), minutes: 1 })).toMatchObject({ field: 'day' });
  });

  it.each([
    ['a memo of nine characters', { memo: 'Too short' }, 'memo'],
    ['an output that is no link', { output: 'my sheet' }, 'output'],
    ['no minutes', { minutes: 0 }, 'minutes'],
    ['a day that is none', { day: '2026-13-01' }, 'day'],
  ])('with %s is not taken', async (_what, wrong, field) => {
    const { week } = await givenAPaidWeek();
    await expect(logsTime(emil, week.id, { day: week.startsOn, ...wrong })).rejects.toThrow(field);
  });

  it('is a hundred lines a week at most', async () => {
    const { week } = await givenAPaidWeek();
    await timePassesTo(world, week.startsOn, 0, 1);
    await world.sql(
      `insert into week_lines (id, week_id, day, minutes, memo, output) select gen_random_uuid(), $1, $2, 1, 'Many small pieces', 'none' from generate_series(1, 100)`,
      [week.id, week.startsOn],
    );
    expect(await logsTime(emil, week.id, { day: week.startsOn, minutes: 1 })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('is not changed when the week is over', async () => {
    const { week } = await givenAWeekInReview(60);
    expect(await editsTime(emil, week.lines[0]?.id ?? '', { minutes: 90 })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await logsTime(emil, week.id, { day: week.startsOn, minutes: 1 })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });
});

describe('a worked week', () => {
  it('goes by itself: check until Monday noon, review until Friday night, clearing, released; the rest rolls over', async () => {
    const { planId, week } = await givenAPaidWeek();
    const { startsOn, id } = week;
    await timePassesTo(world, startsOn, 1, 12);
    await worked(logsTime(emil, id, { day: startsOn, minutes: 120 }));
    await worked(logsTime(emil, id, { day: dayOfWeek(startsOn, 1), minutes: 46 }));
    await timePassesTo(world, startsOn, 7);
    expect(await first()).toMatchObject({ state: 'expert_check' });
    await timePassesTo(world, startsOn, 7, 12);
    expect(await first()).toMatchObject({ state: 'owner_review' });
    expect(await toldTo(olga)).toContainEqual(expect.stringContaining('silence approves it'));
    await timePassesTo(world, startsOn, 11, 23, 58);
    expect(await first()).toMatchObject({ state: 'owner_review' });
    const before = await books(world);
    await timePassesTo(world, startsOn, 11, 23, 59);
    // 166 minutes × 40.00 ÷ 60 = 110.6667, rounded once.
    expect(await first()).toMatchObject({ state: 'approved', countedMinutes: 166, cost: { minor: '11067' } });
    await timePassesTo(world, startsOn, 17);
    expect(await first()).toMatchObject({ state: 'released' });
    expect(await held(id)).toEqual([0, 0]);
    const after = await books(world);
    const earned = (account: string) => Number((before[account] ?? 0n) - (after[account] ?? 0n));
    expect([earned('revenue.expert_fee'), earned('revenue.owner_fee')]).toEqual([885, 443]);
    const next = (await weeks()).find(({ startsOn: monday }) => monday === dayOfWeek(startsOn, 21));
    expect(await held(next?.id ?? '')).toEqual([28_933, 1_157]);
    await timePassesTo(world, startsOn, 18);
    await worked(resumes(olga, planId));
    await world.worker.drain();
    expect((await planSeenBy(olga, contract.contractId)).periods.find((period) => period.id === next?.id)).toMatchObject({
      state: 'held',
      rolledOver: { minor: '28933' },
      price: { minor: '11067' },
      ownerFee: { minor: '443' },
    });
    expect(await held(next?.id ?? '')).toEqual([40_000, 1_600]);
    expect(await differences(world)).toEqual([]);
  });

  it('is approved by Olga before Friday, once', async () => {
    const { week } = await givenAWeekInReview(60);
    expect(await confirmsWeek(emil, week.id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await approvesWeek(olga, week.id)).toMatchObject({ state: 'approved', cost: { minor: '4000' } });
    expect(await approvesWeek(olga, week.id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await queriesLines(olga, week.id, [week.lines[0]?.id ?? ''])).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await world.clock.passes(days(5));
    await world.worker.drain();
    expect(await first()).toMatchObject({ state: 'released' });
  });

  it('waits where Emil cannot be paid, and leaves when he can', async () => {
    const { week } = await givenAWeekInReview(60);
    await worked(approvesWeek(olga, week.id));
    const [account] = await world.sql<{ id: string }>(`select stripe_id as id from connected_accounts where user_id = $1`, [emil.id]);
    world.sandbox?.control.restrictAccount(account?.id ?? '');
    await world.worker.drain();
    await world.clock.passes(days(5));
    expect(await first()).toMatchObject({ state: 'approved' });
    world.sandbox?.control.liftRestriction(account?.id ?? '');
    await world.worker.drain();
    expect(await first()).toMatchObject({ state: 'released' });
  });

  it('in which nothing was logged is void, and all of it rolls over', async () => {
    const { week } = await givenAPaidWeek();
    await timePassesTo(world, week.startsOn, 7);
    expect(await first()).toMatchObject({ state: 'void' });
    expect(await held(week.id)).toEqual([0, 0]);
    const next = (await weeks()).find(({ startsOn }) => startsOn === dayOfWeek(week.startsOn, 14));
    expect(await held(next?.id ?? '')).toEqual([40_000, 1_600]);
  });
});

describe('what no week uses', () => {
  it('goes back before it would be held for 75 days, to the cent', async () => {
    const { week } = await givenAPaidWeek();
    const heldFrom = world.clock.now();
    for (let n = 0; n < 11; n += 1) {
      await world.clock.passes(days(7));
      const [row] = await world.sql<{ refunded: string }>(`select refunded_minor as refunded from payments where held_for = $1`, [week.id]);
      if (Number(row?.refunded) > 0) break;
    }
    const [row] = await world.sql<{ refunded: string; at: Date }>(
      `select p.refunded_minor as refunded, r.created_at as at from payments p join refunds r on r.payment_id = p.id where p.held_for = $1`,
      [week.id],
    );
    expect(Number(row?.refunded)).toBe(41_600);
    expect(world.clock.now().getTime() - heldFrom.getTime()).toBeLessThanOrEqual(days(75));
    const all = await books(world);
    const ids = (await weeks()).map(({ id }) => id);
    expect(ids.flatMap((id) => [all[`escrow:${id}`] ?? 0n, all[`deferred_fee:${id}`] ?? 0n]).filter((minor) => minor !== 0n)).toEqual([]);
    expect(await differences(world)).toEqual([]);
  });
});

describe('lines that Olga asks about', () => {
  it('are accepted or adjusted by Emil; the last answer approves the week with what counts', async () => {
    const { week } = await givenAWeekInReview(60, 120, 180);
    const [monday = '', tuesday = ''] = week.lines.map(({ id }) => id);
    expect(await queriesLines(olga, week.id, [monday, tuesday], 'I see no change.')).toMatchObject({
      state: 'queried',
      countedMinutes: 180,
      lines: [{ queryReason: 'I see no change.' }, { queryReason: 'I see no change.' }, { queryReason: null }],
    });
    expect(await toldTo(emil)).toContainEqual(expect.stringContaining('asks about lines of your week'));
    expect(await answersQuery(emil, monday, 0)).toMatchObject({ state: 'queried' });
    expect(await answersQuery(emil, tuesday, 90)).toMatchObject({ state: 'approved', countedMinutes: 270, cost: { minor: '18000' } });
    await world.clock.passes(days(5));
    await world.worker.drain();
    expect(await first()).toMatchObject({ state: 'released' });
  });

  it('are left out when Emil is silent for three business days', async () => {
    const { week } = await givenAWeekInReview(60, 120);
    await worked(queriesLines(olga, week.id, [week.lines[0]?.id ?? '']));
    await world.clock.passes(days(3) - 1_000);
    expect(await first()).toMatchObject({ state: 'queried' });
    await world.clock.passes(2_000);
    expect(await first()).toMatchObject({ state: 'approved', countedMinutes: 120 });
  });

  it('that are all taken out leave nothing to pay: the week is over at once', async () => {
    const { week } = await givenAWeekInReview(60);
    await worked(queriesLines(olga, week.id, [week.lines[0]?.id ?? '']));
    expect(await answersQuery(emil, week.lines[0]?.id ?? '', 0)).toMatchObject({ state: 'released', cost: { minor: '0' } });
    expect(await held(week.id)).toEqual([0, 0]);
  });

  it('are lines of this week that would be paid; an answer is less than what is asked about', async () => {
    const { week } = await givenAWeekInReview(600, 60);
    const [paid = '', unpaid = ''] = week.lines.map(({ id }) => id);
    expect(await queriesLines(olga, week.id, [unpaid])).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('would be paid'),
    });
    expect(await queriesLines(olga, week.id, [week.id])).toMatchObject({ code: 'NOT_FOUND' });
    expect(await answersQuery(emil, paid, 0)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await worked(queriesLines(olga, week.id, [paid]));
    expect(await answersQuery(emil, paid, 600)).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' });
    expect(await answersQuery(emil, unpaid, 0)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await approvesWeek(olga, week.id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });
});

describe('the end of hours', () => {
  it('calls off weeks to come and returns their money at once', async () => {
    const { agreementId, week } = await givenAPaidWeek();
    expect(await endsHours(emil, agreementId)).toMatchObject({ state: 'ended', weeks: [{ state: 'void' }] });
    await world.worker.drain();
    expect(await held(week.id)).toEqual([0, 0]);
    expect(await planSeenBy(olga, contract.contractId)).toMatchObject({ state: 'ended', periods: [{ state: 'over' }] });
    expect(await endsHours(olga, agreementId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await differences(world)).toEqual([]);
  });

  it('lets a week that has begun be paid as always, refunds the rest, and with it the contract ends', async () => {
    const { agreementId, week } = await givenAPaidWeek();
    await timePassesTo(world, week.startsOn, 0, 12);
    await worked(logsTime(emil, week.id, { day: week.startsOn, minutes: 60 }));
    await worked(endsHours(olga, agreementId));
    expect(await logsTime(emil, week.id, { day: week.startsOn, minutes: 60 })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    await worked(givesBack(emil, contract.milestoneId, 10_000));
    await world.worker.drain();
    expect((await periodsSeenBy(olga, contract.contractId)).state).toBe('active');
    for (const day of [7, 8, 12, 18]) await timePassesTo(world, week.startsOn, day);
    expect(await first()).toMatchObject({ state: 'released' });
    expect(await held(week.id)).toEqual([0, 0]);
    const [row] = await world.sql<{ refunded: string }>(`select refunded_minor as refunded from payments where held_for = $1`, [week.id]);
    expect(Number(row?.refunded)).toBe(36_000 + 1_440);
    expect((await periodsSeenBy(olga, contract.contractId)).state).toBe('completed');
    expect(await differences(world)).toEqual([]);
  });
});
