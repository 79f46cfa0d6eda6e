import { days, minutes } from '../../libs/platform/src/index.js';
import type { RunningApp } from './app.js';
import { approves, delivers, newestOf } from './deliveries.js';
import { type FundedContract, givenAFundedContract } from './given-a-funded-contract.js';
import { worked } from './given-a-task.js';
import { funds } from './pay-the-page.js';

/** A contract of Olga and Emil whose money has just reached him: paid on the page, delivered, approved, cleared. */
export async function givenAReleasedContract(
  world: RunningApp,
  { card, priceMinor = 10_000n }: { readonly card?: string; readonly priceMinor?: bigint } = {},
): Promise<FundedContract> {
  const contract = await givenAFundedContract(world, { state: 'planned', priceMinor });
  await funds(world, contract, card);
  await worked(approves(contract, { deliveryId: newestOf(await delivers(contract)), minor: String(priceMinor) }));
  await world.clock.passes(days(5) + minutes(1));
  return contract;
}

/** Lets the night pass: at midnight the provider pays experts' balances out, and then there is nothing to take back. */
export async function untilMorning(world: RunningApp): Promise<void> {
  const now = world.clock.now();
  await world.clock.passes(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 6) - now.getTime());
}

/** What became of each refund of a milestone after its release, oldest first. */
export const lateRefundsOf = (world: RunningApp, milestoneId: string) =>
  world.sql<{ state: string; gross: string; expertFee: string; ownerFee: string; takeBack: string; taken: string }>(
    `select state, gross_minor::text as gross, expert_fee_minor::text as "expertFee", owner_fee_minor::text as "ownerFee",
            take_back as "takeBack", taken_minor::text as taken
       from late_refunds where milestone_id = $1 order by given_at, id`,
    [milestoneId],
  );
