import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { days, hours } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import {
  approvesWeek,
  confirmsWeek,
  endsHours,
  fundsWeeks,
  givenAgreedHours,
  hoursSeenBy,
  logsTime,
  queriesLines,
  timePassesTo,
} from '../setup/hours.js';
import { books } from '../setup/money.js';
import { funds, paysThePage } from '../setup/pay-the-page.js';
import type { Member } from '../setup/people.js';
import {
  type AgreedAutoFunding,
  agreesToRetainer,
  approvesDrawdown,
  asksDrawdown,
  endsRetainer,
  givenARetainer,
  periodsSeenBy,
  planSeenBy,
  type ShownDrawdown,
} from '../setup/retainers.js';
import { savesACard } from '../setup/saved-cards.js';
import { codeOf } from '../setup/visitor.js';

jest.setTimeout(180_000);

let world: RunningApp;
let olga: Member;
let emil: Member;
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

const meetings = Array.from({ length: 4 }, (_none, index) => index);

/** What periods of this contract took and gave, in minor units: whole charges, refunds, and what is still in the books. */
async function money(): Promise<{ charges: number; charged: number; refunded: number; held: number }> {
  const [row] = await world.sql<{ charges: number; charged: number; refunded: number }>(
    `select count(*)::int as charges, coalesce(sum(price_minor + owner_fee_minor), 0)::int as charged, coalesce(sum(refunded_minor), 0)::int as refunded
       from payments where contract_id = $1 and purpose in ('retainer', 'week') and stripe_charge is not null`,
    [contract.contractId],
  );
  const ids = await world.sql<{ id: string }>(`select id from prefunds where contract_id = $1`, [contract.contractId]);
  const all = await books(world);
  const held = ids.reduce((sum, { id }) => sum - Number(all[`escrow:${id}`] ?? 0n) - Number(all[`deferred_fee:${id}`] ?? 0n), 0);
  return { charges: row?.charges ?? 0, charged: row?.charged ?? 0, refunded: row?.refunded ?? 0, held };
}

describe('at the same moment', () => {
  it('five clicks on a retainer agree to one, and its period is charged once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => agreesToRetainer(olga, contract.contractId)));
    expect(answers.map(codeOf).filter((code) => code === null)).toHaveLength(1);
    await Promise.all([world.worker.drain(), world.worker.drain()]);
    expect(await money()).toMatchObject({ charges: 1, charged: 20_800, held: 20_800 });
  });

  it('a period that falls due and two workers: charged once', async () => {
    await givenARetainer(world, contract, { cadence: 'week' });
    await Promise.all([world.clock.passes(days(7)), world.worker.drain(), world.worker.drain()]);
    await world.worker.drain();
    expect(await money()).toMatchObject({ charges: 2, held: 41_600 });
  });

  it('a charge and the end: held and returned, or never taken, and nothing is left over', async () => {
    for (const _ of meetings) {
      const { autoFunding } = await worked<AgreedAutoFunding>(agreesToRetainer(olga, contract.contractId));
      await Promise.all([world.worker.drain(), worked(endsRetainer(olga, autoFunding.id))]);
      await world.worker.drain();
      const { charged, refunded, held } = await money();
      expect([refunded, held]).toEqual([charged, 0]);
    }
  });

  it('a page that is paid and the end: the same', async () => {
    for (const _ of meetings) {
      const { autoFunding, url } = await worked<AgreedAutoFunding>(agreesToRetainer(olga, contract.contractId, { onPage: true }));
      await Promise.all([paysThePage(url ?? ''), endsRetainer(emil, autoFunding.id), world.worker.drain()]);
      await world.worker.drain();
      const { charged, refunded, held } = await money();
      expect([refunded, held]).toEqual([charged, 0]);
    }
  });

  it('drawdowns of more than is held together: only what fits is asked for, and each approval counts once', async () => {
    const id = await givenARetainer(world, contract);
    const asked = await Promise.all(Array.from({ length: 4 }, () => asksDrawdown(emil, id, 9_000)));
    const made = asked.flatMap((answer) => ('state' in answer ? [answer] : []));
    expect(made).toHaveLength(2);
    const approved = await Promise.all(made.flatMap(({ id: one }) => [approvesDrawdown(olga, one), approvesDrawdown(olga, one)]));
    expect(approved.map(codeOf).filter((code) => code === null)).toHaveLength(2);
    await world.clock.passes(days(5) + hours(1));
    expect(await money()).toMatchObject({ held: 2_080 });
  });

  it('an approval and the end: paid or returned, never both', async () => {
    for (const _ of meetings) {
      const id = await givenARetainer(world, contract);
      const asked = await worked<ShownDrawdown>(asksDrawdown(emil, id, 5_000));
      await Promise.all([worked(approvesDrawdown(olga, asked.id)), worked(endsRetainer(emil, id))]);
      await world.clock.passes(days(5) + hours(1));
      expect((await periodsSeenBy(emil, contract.contractId)).drawdowns[0]).toMatchObject({ state: 'released' });
      expect(await money()).toMatchObject({ held: 0 });
    }
    const { charged, refunded } = await money();
    expect(charged - refunded).toBe(meetings.length * 5_200);
  });

  it('approving a week and asking about it: the first commit wins, and it is paid once', async () => {
    const agreementId = await givenAgreedHours(contract);
    await worked(fundsWeeks(olga, agreementId));
    await world.worker.drain();
    const [week] = (await hoursSeenBy(olga, contract.contractId)).inOrder;
    const { id = '', startsOn = '' } = week ?? {};
    await timePassesTo(world, startsOn, 0, 12);
    const { lines } = await worked(logsTime(emil, id, { day: startsOn, minutes: 60 }));
    await timePassesTo(world, startsOn, 7, 1);
    await worked(confirmsWeek(emil, id));
    const line = lines[0]?.id ?? '';
    const answers = await Promise.all([approvesWeek(olga, id), queriesLines(olga, id, [line]), approvesWeek(olga, id)]);
    expect(answers.map(codeOf).filter((code) => code === null)).toHaveLength(1);
    await timePassesTo(world, startsOn, 20);
    const transfers = await world.sql<{ n: number }>(`select count(*)::int as n from transfers where funded_milestone_id = $1`, [id]);
    expect(transfers[0]?.n).toBeLessThanOrEqual(1);
    expect((await planSeenBy(olga, contract.contractId)).periods.find((period) => period.id === id)).toMatchObject({ state: 'over' });
  });

  it('the charge of a week and the end of hours: nothing is left over', async () => {
    for (const _ of meetings) {
      const agreementId = await givenAgreedHours(contract);
      await worked(fundsWeeks(olga, agreementId));
      await Promise.all([world.worker.drain(), worked(endsHours(emil, agreementId))]);
      await world.worker.drain();
      const { charged, refunded, held } = await money();
      expect([refunded, held]).toEqual([charged, 0]);
    }
  });
});
