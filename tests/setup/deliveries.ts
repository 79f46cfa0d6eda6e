import type { FundedContract } from './given-a-funded-contract.js';
import type { Member } from './people.js';
import type { Refusal } from './visitor.js';

export interface ShownMilestone {
  readonly id: string;
  readonly state: string;
  readonly changeRounds: number;
  readonly autoApproved: boolean;
  readonly amount: { readonly minor: string };
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly deliveries: readonly {
    readonly id: string;
    readonly n: number;
    readonly evidence: readonly {
      readonly checklistItemId: string;
      readonly url: string | null;
      readonly files: readonly { readonly id: string; readonly url: string }[];
    }[];
  }[];
  readonly changeRequests: readonly {
    readonly round: number;
    readonly note: string;
    readonly items: readonly { readonly what: string }[];
  }[];
}

export const MILESTONE = `id state changeRounds autoApproved amount { minor } deadlines { kind dueAt }
  deliveries { id n evidence { checklistItemId url files { id url } } } changeRequests { round note items { what } }`;

type Answer = Promise<ShownMilestone | Refusal>;

/** Good evidence for every point: a link for the first, words for the rest. */
export const evidenceFor = ({ checklist }: Pick<FundedContract, 'checklist'>) =>
  checklist.map(({ id }, index) => ({
    checklistItemId: id,
    note: 'All rows of March to May are matched.',
    url: index === 0 ? 'https://sheets.example/reconciled' : null,
    fileIds: [] as string[],
  }));

/** Emil hands over; what is not said is valid. */
export function delivers(contract: FundedContract, changes: object = {}, by: Member = contract.emil): Answer {
  const input = { note: 'Done as agreed.', aiDeclaration: 'none', evidence: evidenceFor(contract), ...changes };
  return by.does(
    `submitDelivery(milestoneId: $id, input: $input) { ... on Milestone { ${MILESTONE} } }`,
    '$id: ID!, $input: DeliveryInput!',
    {
      id: contract.milestoneId,
      input,
    },
  );
}

interface Approval {
  readonly deliveryId: string;
  readonly minor?: string;
  readonly currency?: string;
  readonly rest?: string;
  readonly by?: Member;
}

export function approves(
  contract: FundedContract,
  { deliveryId, minor = '10000', currency = contract.currency, rest, by = contract.olga }: Approval,
): Answer {
  return by.does(
    `approveDelivery(milestoneId: $id, deliveryId: $deliveryId, amount: $amount, rest: $rest) { ... on Milestone { ${MILESTONE} } }`,
    '$id: ID!, $deliveryId: ID!, $amount: MoneyInput!, $rest: RestOfMilestone',
    { id: contract.milestoneId, deliveryId, amount: { minor, currency }, rest },
  );
}

export function asksForChanges(contract: FundedContract, deliveryId: string, changes: { items?: object[]; by?: Member } = {}): Answer {
  const items = changes.items ?? [{ checklistItemId: contract.checklist[1]?.id, what: 'April is missing.' }];
  return (changes.by ?? contract.olga).does(
    `requestChanges(milestoneId: $id, deliveryId: $deliveryId, items: $items, note: "Almost there.") { ... on Milestone { ${MILESTONE} } }`,
    '$id: ID!, $deliveryId: ID!, $items: [ChangeRequestItemInput!]!',
    { id: contract.milestoneId, deliveryId, items },
  );
}

export function extendsReview(contract: FundedContract): Answer {
  return contract.olga.does(`extendReview(milestoneId: $id) { ... on Milestone { ${MILESTONE} } }`, '$id: ID!', {
    id: contract.milestoneId,
  });
}

/** The milestone as somebody sees it now. */
export async function seen(contract: FundedContract, by: Member = contract.olga): Promise<ShownMilestone> {
  const { milestone } = await by.asks<{ milestone: ShownMilestone }>(`query ($id: ID!) { milestone(id: $id) { ${MILESTONE} } }`, {
    id: contract.milestoneId,
  });
  return milestone;
}

/** The id of the newest delivery of an answer that was done. */
export function newestOf(answer: ShownMilestone | Refusal): string {
  if (!('deliveries' in answer)) throw new Error(`Refused: ${answer.code} ${answer.message}`);
  const newest = answer.deliveries.at(-1);
  if (!newest) throw new Error('Nothing was delivered.');
  return newest.id;
}

/** Uploads a file of a purpose and answers its id. */
export async function uploads(
  member: Member,
  purpose: string,
  text: string | Buffer = 'date,amount\n2026-03-01,90.00\n',
  name = 'reconciled.csv',
): Promise<string> {
  const response = await member.http
    .post('/files')
    .query({ name, purpose })
    .set('x-sidecrew', '1')
    .set('content-type', 'application/octet-stream')
    .send(Buffer.from(text));
  if (response.status !== 201) throw new Error(`Upload answered ${response.status}: ${JSON.stringify(response.body)}`);
  return (response.body as { id: string }).id;
}
