import type { FundedContract } from './given-a-funded-contract.js';
import type { Member } from './people.js';
import type { Refusal } from './visitor.js';

interface ShownSplit {
  readonly owner: { readonly minor: string };
  readonly expert: { readonly minor: string };
}

export interface ShownDispute {
  readonly id: string;
  readonly state: string;
  readonly role: string | null;
  readonly openedBy: string;
  readonly outcomeKind: string | null;
  readonly waivedBy: readonly string[];
  readonly outcome: ShownSplit | null;
  readonly ownerPaysFeeBack: { readonly minor: string } | null;
  readonly expertFeeOnShare: { readonly minor: string } | null;
  readonly possibleActions: readonly string[];
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly statements: readonly {
    readonly by: string;
    readonly claim: { readonly minor: string };
    readonly files: readonly { readonly id: string }[];
  }[];
  readonly offers: readonly { readonly id: string; readonly by: string; readonly newest: boolean; readonly split: ShownSplit }[];
  readonly rulings: readonly {
    readonly id: string;
    readonly kind: string;
    readonly by: { readonly name: string };
    readonly acceptedBy: readonly string[];
    readonly rejectedBy: string | null;
    readonly rejectedBecause: string | null;
    readonly split: ShownSplit;
  }[];
  readonly legs: readonly { readonly kind: string; readonly state: string; readonly amount: { readonly minor: string } }[];
  readonly mediator: { readonly name: string } | null;
  readonly held: { readonly minor: string };
  readonly contract: { readonly id: string };
  readonly milestone: { readonly id: string; readonly state: string; readonly expertGets: { readonly minor: string } };
}

const SPLIT = `{ owner { minor } expert { minor } }`;
export const DISPUTE = `id state role openedBy outcomeKind waivedBy outcome ${SPLIT} ownerPaysFeeBack { minor } expertFeeOnShare { minor } possibleActions
  deadlines { kind dueAt } statements { by claim { minor } files { id } } offers { id by newest split ${SPLIT} }
  rulings { id kind by { name } acceptedBy rejectedBy rejectedBecause split ${SPLIT} } legs { kind state amount { minor } } mediator { name } held { minor }
  contract { id } milestone { id state expertGets { minor } }`;

type Answer = Promise<ShownDispute | Refusal>;

const money = (minor: number, currency: string) => ({ minor: String(minor), currency });
export const shares = (owner: number, expert: number, currency = 'USD') => ({
  owner: money(owner, currency),
  expert: money(expert, currency),
});

export const statement = (claim: number, changes: object = {}, currency = 'USD') => ({
  text: 'April and May are missing in the sheet.',
  claim: money(claim, currency),
  fileIds: [],
  ...changes,
});

const act = (by: Member, call: string, types: string, variables: object): Answer =>
  by.does(`${call} { ... on Dispute { ${DISPUTE} } }`, types, variables);

export const opens = (contract: FundedContract, by: Member = contract.olga, words: object = statement(5_000)): Answer =>
  act(by, 'openDispute(milestoneId: $id, reason: quality, statement: $statement)', '$id: ID!, $statement: StatementInput!', {
    id: contract.milestoneId,
    statement: words,
  });

export const answers = (id: string, by: Member, words: object = statement(0)): Answer =>
  act(by, 'answerDispute(id: $id, statement: $statement)', '$id: ID!, $statement: StatementInput!', { id, statement: words });

export const offers = (id: string, by: Member, owner: number, expert: number, currency = 'USD'): Answer =>
  act(by, 'offerSplit(id: $id, split: $split)', '$id: ID!, $split: SplitInput!', { id, split: shares(owner, expert, currency) });

export const accepts = (id: string, by: Member, offerId: string): Answer =>
  act(by, 'acceptSplit(id: $id, offerId: $offerId)', '$id: ID!, $offerId: ID!', { id, offerId });

/** Any verb that needs nothing but the dispute. */
export const does = (
  verb: 'withdrawDispute' | 'askMediation' | 'assignDispute' | 'acceptProposal' | 'waiveAppeal',
  id: string,
  by: Member,
): Answer => act(by, `${verb}(id: $id)`, '$id: ID!', { id });

export const rejects = (id: string, by: Member): Answer =>
  act(by, 'rejectProposal(id: $id, reason: "April counts more.")', '$id: ID!', { id });

/** A proposal or a decision that cites the first point of the checklist. */
export const rules = (
  verb: 'proposeSplit' | 'decideDispute',
  contract: FundedContract,
  id: string,
  by: Member,
  owner: number,
  expert: number,
  checklistItemId = contract.checklist[0]?.id,
): Answer =>
  act(
    by,
    `${verb}(id: $id, split: $split, text: "Two of three months are done.", reasons: $reasons)`,
    '$id: ID!, $split: SplitInput!, $reasons: [RulingReasonInput!]!',
    { id, split: shares(owner, expert, contract.currency), reasons: [{ checklistItemId, finding: 'May is missing.' }] },
  );

/** The dispute as somebody sees it now; null where they may not. */
export async function room(id: string, by: Member): Promise<ShownDispute | null> {
  const { dispute } = await by.asks<{ dispute: ShownDispute | null }>(`query ($id: ID!) { dispute(id: $id) { ${DISPUTE} } }`, { id });
  return dispute;
}

/** The id of an answer that was done. */
export function idOf(answer: ShownDispute | Refusal): string {
  if (!('id' in answer)) throw new Error(`Refused: ${answer.code} ${answer.message}`);
  return answer.id;
}
