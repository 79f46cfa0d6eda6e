import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type CrashPlace, intentPlaces } from '../../libs/payments/src/gateway/crash-places.js';
import { days, minutes } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert } from '../setup/given-an-expert.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { worked } from '../setup/given-a-task.js';
import { opensPage, partsOf, wishesOf } from '../setup/money.js';
import { paysThePage } from '../setup/pay-the-page.js';
import { Outside } from './outside.js';
import { eventually, ServerProcess } from './server-process.js';

jest.setTimeout(240_000);

const places = intentPlaces.release;

/** Where the milestone stands after the blow; on its way everywhere else. */
const standsAfter: Partial<Record<CrashPlace, string>> = {
  'release.decide:before-commit': 'approved',
  'release.outcome:after-commit': 'released',
};

/**
 * The real server, built and in a process of its own, is killed in the middle of paying Emil, and started again: the
 * money has left exactly once, wherever the blow fell. One contract per place; each clears a day after the one before.
 */
describe('a server that is killed in the middle of a release', () => {
  let world: RunningApp;
  let server: ServerProcess | undefined;
  let outside: Outside;
  const contracts = new Map<CrashPlace, FundedContract>();
  let offset: number;

  beforeAll(async () => {
    world = await startApp();
    outside = new Outside(world);
    world.sandbox?.control.seed({ float: { usd: 1_000_000 } });
    await setsUpPayouts(world, await givenAnExpert(world));
    for (const place of places) {
      contracts.set(place, await approved());
      await world.clock.passes(days(1) / 2);
    }
    offset = world.clock.now().getTime() - Date.now();
    await world.stop();
  });
  afterEach(() => server?.kill());
  afterAll(() => world.close());

  it.each(places)('%s: Emil is paid once and both books agree', async (place) => {
    const contract = contracts.get(place);
    if (!contract) throw new Error(`No contract waits for ${place}.`);
    const { milestoneId } = contract;
    const state = async () => (await partsOf(world, milestoneId))[0]?.state;
    await moveTo(await clearingEnds(milestoneId));

    server = ServerProcess.start(world, place);
    expect(await server.ended()).toBe('SIGKILL');
    expect(await state()).toBe(standsAfter[place] ?? 'releasing');

    server = ServerProcess.start(world);
    await server.isWell(world.url);
    // What the dead process held is let go after two minutes.
    await moveTo(offset + minutes(3));
    await eventually(state, (now) => now === 'released');
    await eventually(
      () => outside.openWork(),
      (left) => left === 0,
    );

    expect((await wishesOf(world, milestoneId)).map(({ op, state: stands }) => [op, stands])).toEqual([
      ['fund', 'done'],
      ['release', 'done'],
    ]);
    const stripe = world.sandbox?.control.dump();
    expect(stripe?.transfers.filter(({ transfer_group: group }) => group === `ms_${milestoneId}`).map(({ amount }) => amount)).toEqual([
      9_200,
    ]);
    expect(await outside.balanceOf('stripe_balance')).toBe(outside.balanceAtStripe());
    expect(await outside.balanceOf(`escrow:${milestoneId}`)).toBe(0);
    expect(await outside.balanceOf(`payable:${contract.emil.id}`)).toBe(0);
  });

  it('leaves both fees of every release, and balanced books', async () => {
    expect(await outside.balanceOf('revenue.expert_fee')).toBe(-800 * places.length);
    expect(await outside.balanceOf('revenue.owner_fee')).toBe(-400 * places.length);
    expect(await world.sql(`select currency from ledger_postings group by currency having sum(amount) <> 0`)).toEqual([]);
  });

  /** Paid by Olga, delivered by Emil, approved; the clearing runs. */
  async function approved(): Promise<FundedContract> {
    const contract = await givenAFundedContract(world, { state: 'planned' });
    const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
    await paysThePage(url);
    await world.worker.drain();
    await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)) }));
    return contract;
  }

  /** How far the clock must run ahead for the clearing of a milestone to be over. */
  async function clearingEnds(milestoneId: string): Promise<number> {
    const [deadline] = await world.sql<{ due: Date }>(`select due_at as due from deadlines where kind = 'CLEAR' and subject_id = $1`, [
      milestoneId,
    ]);
    if (!deadline) throw new Error(`The clearing of ${milestoneId} does not run.`);
    return Math.max(offset, deadline.due.getTime() - Date.now() + minutes(1));
  }

  async function moveTo(milliseconds: number): Promise<void> {
    offset = milliseconds;
    await outside.movesTo(milliseconds);
  }
});
