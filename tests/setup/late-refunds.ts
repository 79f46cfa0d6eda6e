import { days, minutes } from '../../libs/platform/src/index.js';
import type { RunningApp } from './app.js';
import { approves, delivers, newestOf } from './deliveries.js';
import { type FundedContract, givenAFundedContract } from './given-a-funded-contract.js';
import { worked } from './given-a-task.js';
import { funds } from './pay-the-page.js';

/** A contract of Olga and Emil whose money has just reached him: paid on the page, delivered, approved, cleared. */
export async function givenAReleasedContract(
  world: RunningApp,
  { card, priceMinor, minor }: { readonly card?: string; readonly priceMinor?: bigint; readonly minor?: string } = {},
): Promise<FundedContract> {
  const contract = await givenAFundedContract(world, { state: 'planned', ...(priceMinor === undefined ? {} : { priceMinor }) });
  await funds(world, contract, card);
  const deliveryId = newestOf(await delivers(contract));
  await worked(approves(contract, { deliveryId, ...(minor === undefined ? {} : { minor, rest: 'keep' }) }));
  await world.clock.passes(days(5) + minutes(1));
  return contract;
}

/** What became of each refund of a milestone after its release, oldest first. */
export const lateRefundsOf = (world: RunningApp, milestoneId: string) =>
  world.sql<{ state: string; gross: string; expertFee: string; ownerFee: string; takeBack: string; taken: string }>(
    `select state, gross_minor::text as gross, expert_fee_minor::text as "expertFee", owner_fee_minor::text as "ownerFee",
            take_back as "takeBack", taken_minor::text as taken
       from late_refunds where milestone_id = $1 order by given_at, id`,
    [milestoneId],
  );
