import { days, hours } from '../../libs/platform/src/index.js';
import type { RunningApp } from './app.js';
import { approves, delivers, newestOf } from './deliveries.js';
import { type FundedContract, givenAFundedContract } from './given-a-funded-contract.js';
import { worked } from './given-a-task.js';
import { opensPage } from './money.js';
import { paysThePage } from './pay-the-page.js';
import type { Member } from './people.js';

export interface ShownTip {
  readonly id: string;
  readonly state: string;
  readonly note: string | null;
  readonly amount: { readonly minor: string };
}

const TIP = 'id state note at amount { minor currency }';

/** A contract whose only milestone was paid, delivered, approved and released, all through its verbs. */
export async function givenAReleasedContract(world: RunningApp, priceMinor = 10_000n): Promise<FundedContract> {
  const contract = await givenAFundedContract(world, { state: 'planned', priceMinor });
  const { url } = await worked<{ url: string }>(opensPage(contract.olga, contract.milestoneId));
  await paysThePage(url);
  await world.worker.drain();
  const deliveryId = newestOf(await delivers(contract));
  await worked(approves(contract, { deliveryId, minor: String(priceMinor) }));
  await world.clock.passes(days(5) + hours(1));
  return contract;
}

/** Olga asks for the payment page of a tip. */
export const tips = (by: Member, contractId: string, minor: number, note: string | null = null, currency = 'USD') =>
  by.does<{ url: string; tipId: string }>(
    'giveTip(id: $id, amount: $amount, note: $note) { ... on TipPage { url tipId } }',
    '$id: ID!, $amount: MoneyInput!, $note: String',
    { id: contractId, amount: { minor: String(minor), currency }, note },
  );

export const leavesTip = (by: Member, id: string) => by.does<ShownTip>(`leaveTip(id: $id) { ... on Tip { ${TIP} } }`, '$id: ID!', { id });
export const confirmsTip = (by: Member, id: string) =>
  by.does<ShownTip>(`confirmTip(id: $id) { ... on Tip { ${TIP} } }`, '$id: ID!', { id });

/** The tips of a contract as somebody sees them. */
export async function tipsSeenBy(by: Member, contractId: string): Promise<readonly ShownTip[]> {
  const { contract } = await by.asks<{ contract: { tips: ShownTip[] } }>(`query ($id: ID!) { contract(id: $id) { tips { ${TIP} } } }`, {
    id: contractId,
  });
  return contract.tips;
}
