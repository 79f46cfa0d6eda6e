import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Ledger, payableTo, postings, receivableFrom } from '../../libs/ledger/src/index.js';
import { ReviewNoticesPort } from '../../libs/marketplace/src/index.js';
import { days, hours, minutes, Work } from '../../libs/platform/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { approves, delivers, newestOf } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import {
  asksBack,
  books,
  canReceive,
  cancelsLate,
  givesBack,
  milestoneSeenBy,
  partnerSays,
  partsOf,
  sums,
  takesRequestBack,
  wishesOf,
} from '../setup/money.js';

jest.setTimeout(120_000);

let world: RunningApp;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  jest.spyOn(world.app.get(ReviewNoticesPort), 'ownerWasTold').mockResolvedValue(true);
  await canReceive(world, await world.agentFor('emil'));
});
afterAll(() => world.close());

/** A small generator of our own, so that a failing run can be run again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One act of somebody or of the partner on one row; what is refused changes nothing. */
async function actOn(contract: FundedContract, id: string, amount: number, next: (below: number) => number): Promise<unknown> {
  const row = { ...contract, milestoneId: id };
  const part = 1 + next(amount);
  switch (next(8)) {
    case 0:
      return givesBack(contract.emil, id, part);
    case 1:
      return asksBack(contract.olga, id);
    case 2:
      return takesRequestBack(contract.olga, id);
    case 3:
      return cancelsLate(contract.olga, id);
    case 4:
      return deliversAndApproves(row, part);
    case 5:
      return world.clock.passes(days(1 + next(6)) + hours(1));
    default:
      return partnerAnswers(id, next(4) === 0);
  }
}

async function deliversAndApproves(row: FundedContract, minor: number): Promise<unknown> {
  const delivered = await delivers(row);
  return 'deliveries' in delivered ? approves(row, { deliveryId: newestOf(delivered), minor: String(minor) }) : null;
}

async function partnerAnswers(id: string, refuses: boolean): Promise<unknown> {
  const { state } = (await world.sql<{ state: string }>(`select state from milestones where id = $1`, [id]))[0] ?? { state: '' };
  if (state !== 'releasing' && state !== 'refunding') return null;
  if (refuses) await world.sql(`update intents set state = 'refused', ended_at = now() where milestone_id = $1 and state <> 'done'`, [id]);
  return partnerSays(world, id, `${state === 'releasing' ? 'transfer' : 'refund'}${refuses ? 'Refused' : 'Settled'}` as const);
}

describe('in any order', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('what is held is what the books hold, and nothing is lost (run %i)', async (seed) => {
    const next = numbersFrom(seed);
    const priceMinor = 1_000 + 25 * next(800);
    const contract = await givenAFundedContract(world, { priceMinor: BigInt(priceMinor) });
    for (let turn = 0; turn < 12; turn += 1) {
      const parts = await partsOf(world, contract.milestoneId);
      const chosen = parts[next(parts.length)];
      if (chosen) await actOn(contract, chosen.id, Number(chosen.amount), next);
      const shown = await Promise.all(
        (await partsOf(world, contract.milestoneId)).map(async ({ id }) => sums(await milestoneSeenBy(contract.olga, id))),
      );
      const all = await books(world);
      expect({ turn, adds: shown.map(({ adds }) => adds) }).toEqual({ turn, adds: shown.map(({ funded }) => funded) });
      expect(shown.reduce((sum, { funded }) => sum + funded, 0)).toBe(priceMinor);
      expect({ turn, held: BigInt(shown.reduce((sum, { held }) => sum + held, 0)) }).toEqual({
        turn,
        held: -(all[`escrow:${contract.milestoneId}`] ?? 0n),
      });
      expect(
        Object.entries(all)
          .filter(([name]) => !name.startsWith('conn'))
          .reduce((sum, [, amount]) => sum + amount, 0n),
      ).toBe(0n);
    }
  });
});

describe('an expert who owes', () => {
  it('pays at most a quarter of a release, and owes again when the release fails', async () => {
    const contract = await givenAFundedContract(world);
    const { emil, milestoneId, contractId } = contract;
    await world.app.get(Work).transaction(async (tx) => {
      await world.app.get(Ledger).post(tx, {
        kind: 'goodwill',
        source: { type: 'decision', id: contractId },
        currency: 'USD',
        contractId,
        milestoneId,
        postings: postings([receivableFrom(emil.id), 3_000n], [payableTo(emil.id), -3_000n]),
      });
    });
    await approves(contract, { deliveryId: newestOf(await delivers(contract)) });
    await world.clock.passes(days(5) + minutes(1));
    expect((await wishesOf(world, milestoneId)).at(-1)).toMatchObject({ op: 'release', amount: '6900' });
    expect((await books(world))[`receivable:${emil.id}`]).toBe(700n);
    await partnerSays(world, milestoneId, 'transferRefused');
    expect((await books(world))[`receivable:${emil.id}`]).toBe(3_000n);
  });
});
