import { usd, worked } from './given-a-task.js';
import type { Member } from './people.js';

export const BID = `... on Bid {
  id state version taskVersion round possibleActions declineReason contractId threadId
  terms { price { minor currency } days by milestones { title amount { minor } days } }
  counter { price { minor } by note } deadlines { kind dueAt } ownerPays { minor } youGet { minor }
}`;

export interface ShownBid {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly taskVersion: number;
  readonly round: number;
  readonly possibleActions: readonly string[];
  readonly declineReason: string | null;
  readonly contractId: string | null;
  readonly threadId: string;
  readonly terms: { readonly price: { readonly minor: string }; readonly by: string };
  readonly counter: { readonly price: { readonly minor: string }; readonly by: string; readonly note: string | null } | null;
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly ownerPays: { readonly minor: string };
  readonly youGet: { readonly minor: string };
}

/** One milestone for the whole price; every unstated detail is valid. */
export const terms = (priceMinor = 12_000) => ({
  price: usd(priceMinor),
  days: 10,
  milestones: [{ title: 'All of it', amount: usd(priceMinor), days: 10 }],
});

export const bidInput = (changes: object = {}) => ({
  ...terms(),
  message: 'I match payouts every week and would start on Monday.',
  aiDeclaration: 'none',
  sampleIds: [],
  ...changes,
});

export const submitBid = (expert: Member, taskId: string, changes: object = {}) =>
  expert.does<ShownBid>(`submitBid(taskId: $taskId, input: $input) { ${BID} }`, '$taskId: ID!, $input: BidInput!', {
    taskId,
    input: bidInput(changes),
  });

export const givenABid = (expert: Member, taskId: string, changes: object = {}): Promise<ShownBid> =>
  worked(submitBid(expert, taskId, changes));

export async function bidSeenBy(member: Member, id: string): Promise<ShownBid | null> {
  const { bid } = await member.asks<{ bid: ShownBid | null }>(`query ($id: ID!) { bid(id: $id) { ${BID} } }`, { id });
  return bid;
}

/** A verb that takes only the bid's id, under the argument's name. */
export const bidVerb = (member: Member, verb: string, id: string, argument: 'id' | 'bidId' = 'id') =>
  member.does<ShownBid>(`${verb}(${argument}: $id) { ${BID} }`, '$id: ID!', { id });

export const makeOffer = (owner: Member, bid: Pick<ShownBid, 'id' | 'version'>) =>
  owner.does<ShownBid>(`makeOffer(bidId: $id, bidVersion: $version) { ${BID} }`, '$id: ID!, $version: Int!', {
    id: bid.id,
    version: bid.version,
  });
