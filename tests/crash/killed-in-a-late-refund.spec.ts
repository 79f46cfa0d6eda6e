import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CrashPlace } from '../../libs/payments/src/gateway/crash-places.js';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import type { FundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { givenAReleasedContract, lateRefundsOf, untilMorning } from '../setup/late-refunds.js';
import { givesReleasedBack, partsOf } from '../setup/money.js';
import { Outside } from './outside.js';
import { eventually, ServerProcess } from './server-process.js';

jest.setTimeout(240_000);

/** Emil decides; the owner has her money, and the take-back is wished for in the same commit; it was made; it is written down. */
const places: readonly CrashPlace[] = [
  'refund.decide:before-commit',
  'refund.decide:after-commit',
  'reverse.decide:before-commit',
  'reverse.decide:after-commit',
  'reverse.call:after',
  'reverse.outcome:before-commit',
];

/** The real server is killed while Emil gives 40 of 100 back, and started again; he presses once more, for he got no answer. */
describe('a server that is killed in the middle of a refund after the release', () => {
  let world: RunningApp;
  let server: ServerProcess | undefined;
  let outside: Outside;
  let contract: FundedContract;
  let offset: number;

  beforeAll(async () => {
    world = await startApp();
    outside = new Outside(world);
    world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
    jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
    await setsUpPayouts(world, await givenAnExpert(world));
    await untilMorning(world);
    contract = await givenAReleasedContract(world, { priceMinor: 100_000n });
    offset = world.clock.now().getTime() - Date.now();
    await world.stop();
  });
  afterEach(() => server?.kill());
  afterAll(() => world.close());

  it.each(places)('%s: Olga has it once, it was taken once, and both books agree', async (place) => {
    const { emil, milestoneId } = contract;
    const before = await lateRefundsOf(world, milestoneId);
    const key = randomUUID();
    const gives = () => givesReleasedBack(emil, milestoneId, 4_000, { key });

    server = ServerProcess.start(world, place);
    await server.isWell(world.url);
    await gives().catch(() => 'no answer came');
    expect(await server.ended()).toBe('SIGKILL');

    server = ServerProcess.start(world);
    await server.isWell(world.url);
    expect(await gives()).not.toHaveProperty('code');
    // What the dead process held is let go after two minutes.
    await outside.movesTo((offset += minutes(3)));
    await eventually(
      async () => (await partsOf(world, milestoneId))[0]?.state,
      (state) => state === 'part_refunded',
    );
    await eventually(
      () => outside.openWork(),
      (left) => left === 0,
    );

    const after = await lateRefundsOf(world, milestoneId);
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({ state: 'confirmed', takeBack: 'ended', taken: '3680' });
    const stripe = world.sandbox?.control.dump();
    expect(stripe?.refunds.filter(({ amount }) => amount === 4_160)).toHaveLength(after.length);
    expect(stripe?.reversals.filter(({ amount }) => amount === 3_680)).toHaveLength(after.length);
    expect(await outside.balanceOf('stripe_balance')).toBe(outside.balanceAtStripe());
    expect(await outside.balanceOf(`receivable:${emil.id}`)).toBe(0);
  });

  it('leaves the fees on what stayed, and balanced books', async () => {
    const left = 100_000 - 4_000 * places.length;
    expect(await outside.balanceOf('revenue.expert_fee')).toBe(-left * 0.08);
    expect(await outside.balanceOf('revenue.owner_fee')).toBe(-left * 0.04);
    expect(await world.sql(`select currency from ledger_postings group by currency having sum(amount) <> 0`)).toEqual([]);
  });
});
