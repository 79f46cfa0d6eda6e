import type { RunningApp } from './app.js';
import { givenABid, makeOffer, type ShownBid } from './given-a-bid.js';
import { givenAnOpenTask, worked } from './given-a-task.js';
import { givenAnExpert } from './given-an-expert.js';
import type { Member } from './people.js';

const MONEY = '{ minor currency }';
export const CONTRACT = `... on Contract {
  id state title role price ${MONEY} threadId possibleActions endReason expertHandle expertCanReceive
  terms { taskVersion bidVersion ownerFeeBasisPoints expertFeeBasisPoints reviewDays clearingDays }
  deadlines { kind dueAt } owner { id name } expert { id name } checklist { id text } task { id state }
  position { price ${MONEY} funded ${MONEY} held ${MONEY} inFlight ${MONEY} released ${MONEY} refunded ${MONEY} chargedBack ${MONEY} }
  milestones { id n title state amount ${MONEY} ownerFee ${MONEY} ownerPays ${MONEY} expertFee ${MONEY} expertGets ${MONEY} possibleActions }
  timeline { nodes { kind actorRole actor { name } facts { name value } } }
}`;

export interface ShownContract {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly role: string | null;
  readonly threadId: string;
  readonly possibleActions: readonly string[];
  readonly endReason: string | null;
  readonly terms: Readonly<Record<string, number>>;
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly price: { readonly minor: string };
  readonly position: Readonly<Record<string, { readonly minor: string }>>;
  readonly task: { readonly id: string; readonly state: string };
  readonly milestones: readonly {
    readonly id: string;
    readonly n: number;
    readonly state: string;
    readonly amount: { readonly minor: string };
    readonly ownerPays: { readonly minor: string };
    readonly expertGets: { readonly minor: string };
    readonly possibleActions: readonly string[];
  }[];
  readonly timeline: { readonly nodes: readonly { readonly kind: string; readonly actorRole: string }[] };
}

export interface HiredWorld {
  readonly olga: Member;
  readonly emil: Member;
  readonly bid: ShownBid;
  readonly contract: ShownContract;
}

export const acceptOffer = (expert: Member, bidId: string) =>
  expert.does<ShownContract>(`acceptOffer(bidId: $id) { ${CONTRACT} }`, '$id: ID!', { id: bidId });

export async function contractSeenBy(member: Member, id: string): Promise<ShownContract | null> {
  const { contract } = await member.asks<{ contract: ShownContract | null }>(`query ($id: ID!) { contract(id: $id) { ${CONTRACT} } }`, {
    id,
  });
  return contract;
}

/** Olga hired Emil; nothing is paid yet. `bid` changes what he bids. */
export async function givenAContract(
  world: RunningApp,
  changes: { readonly task?: object; readonly bid?: object } = {},
): Promise<HiredWorld> {
  const olga = await world.agentFor('olga');
  const emil = await world.agentFor('emil');
  const { myExpertProfile } = await emil.asks<{ myExpertProfile: object | null }>('{ myExpertProfile { id } }');
  if (!myExpertProfile) await givenAnExpert(world);
  const task = await givenAnOpenTask(world, olga, changes.task);
  const bid = await givenABid(emil, task.id, changes.bid);
  await worked(makeOffer(olga, bid));
  const contract = await worked<ShownContract>(acceptOffer(emil, bid.id));
  return { olga, emil, bid, contract };
}
