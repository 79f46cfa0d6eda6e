import * as words from './content/delivery-words.js';
import type { Fate } from './content/plans.js';
import { deliver, type ToldContract } from './contract-stories.js';
import type { Person } from './people.js';
import type { Stage } from './stage.js';

/** When each thing happened, in days before today; what is missing has not happened. */
interface DisputeDates {
  readonly submitted: number;
  readonly opened: number;
  readonly answered?: number;
  readonly offered?: number;
  readonly agreed?: number;
  readonly asked?: number;
  readonly assigned?: number;
  readonly proposed?: number;
  readonly rejected?: number;
  readonly decided?: number;
}

const dates: Partial<Record<Fate, DisputeDates>> = {
  dispute_opened: { submitted: 4, opened: 1 },
  dispute_negotiating: { submitted: 6, opened: 4.5, answered: 3, offered: 2.5 },
  dispute_mediation: { submitted: 8, opened: 6, answered: 4.5, asked: 2.2, assigned: 1.8 },
  dispute_proposed: { submitted: 8, opened: 6, answered: 4.4, asked: 2, assigned: 1.6, proposed: 1 },
  dispute_review: { submitted: 9, opened: 7, answered: 5.4, asked: 3, assigned: 2.5, proposed: 2, rejected: 1 },
  dispute_decided: { submitted: 11, opened: 9, answered: 7.4, asked: 5, assigned: 4.6, proposed: 4, rejected: 3, decided: 1.5 },
  dispute_settled: { submitted: 28, opened: 27, answered: 26, offered: 25.5, agreed: 25 },
};

/** A delivery that owner and expert see differently, up to the step that its fate names. */
export async function tellDispute(stage: Stage, contract: ToldContract, fate: Fate): Promise<void> {
  const when = dates[fate];
  if (!when) throw new Error(`No dates for ${fate}.`);
  await stage.until(when.submitted);
  await deliver(stage, contract);
  await stage.until(when.opened);
  const id = await open(stage, contract);
  const { owner, expert, checklist } = contract;
  const [, mediator, decider] = ['Ada Moreau', 'Jonas Reuter', 'Keiko Sato'].map((name) => stage.person(name));
  if (!mediator || !decider) throw new Error('Disputes need two admins.');
  const steps: readonly (readonly [number | undefined, () => Promise<unknown>])[] = [
    [
      when.answered,
      () =>
        act(stage, expert, 'answerDispute(id: $id, statement: $statement)', '$statement: StatementInput!', id, {
          statement: statement(contract, words.expertStatement(checklist), 0),
        }),
    ],
    [
      when.offered,
      () =>
        act(stage, owner, 'offerSplit(id: $id, split: $split, note: $note)', '$split: SplitInput!, $note: String', id, {
          split: split(contract, 40),
          note: words.splitNote(checklist),
        }),
    ],
    [when.agreed, () => agree(stage, expert, id)],
    [when.asked, () => act(stage, owner, 'askMediation(id: $id)', '', id)],
    [when.assigned, () => act(stage, mediator, 'assignDispute(id: $id)', '', id)],
    [when.proposed, () => rule(stage, mediator, 'proposeSplit', contract, id, 30, words.proposalText(checklist))],
    [
      when.rejected,
      () => act(stage, owner, 'rejectProposal(id: $id, reason: $reason)', '$reason: String!', id, { reason: words.rejection(checklist) }),
    ],
    [when.decided, () => rule(stage, decider, 'decideDispute', contract, id, 50, words.decisionText(checklist))],
  ];
  for (const [moment, step] of steps) {
    if (moment === undefined) continue;
    await stage.until(moment);
    await step();
  }
}

async function open(stage: Stage, contract: ToldContract): Promise<string> {
  const { id } = await stage.door.does<{ id: string }>(
    contract.owner.actor,
    'openDispute(milestoneId: $id, reason: not_as_agreed, statement: $statement)',
    '$id: ID!, $statement: StatementInput!',
    { id: contract.milestoneId, statement: statement(contract, words.ownerStatement(contract.checklist), 60) },
    '... on Dispute { id }',
  );
  return id;
}

const act = (
  stage: Stage,
  by: Person,
  call: string,
  types: string,
  id: string,
  variables: Record<string, unknown> = {},
): Promise<unknown> =>
  stage.door.does(by.actor, call, `$id: ID!${types ? `, ${types}` : ''}`, { id, ...variables }, '... on Dispute { id }');

async function agree(stage: Stage, expert: Person, id: string): Promise<void> {
  const { dispute } = await stage.door.asks<{ dispute: { offers: { id: string }[] } }>(
    expert.actor,
    'query ($id: ID!) { dispute(id: $id) { offers { id } } }',
    { id },
  );
  await act(stage, expert, 'acceptSplit(id: $id, offerId: $offerId)', '$offerId: ID!', id, { offerId: dispute.offers.at(-1)?.id });
  await stage.time.settle();
}

function rule(
  stage: Stage,
  admin: Person,
  verb: string,
  contract: ToldContract,
  id: string,
  ownerPercent: number,
  text: string,
): Promise<unknown> {
  const reasons = contract.checklist.map((point, n) => ({ checklistItemId: point.id, finding: words.finding(point.text, n) }));
  return act(
    stage,
    admin,
    `${verb}(id: $id, split: $split, reasons: $reasons, text: $text)`,
    '$split: SplitInput!, $reasons: [RulingReasonInput!]!, $text: String!',
    id,
    { split: split(contract, ownerPercent), reasons, text },
  );
}

const ownerShare = ({ amount }: ToldContract, percent: number): bigint => (BigInt(amount.minor) * BigInt(percent)) / 100n;

function split(contract: ToldContract, ownerPercent: number): object {
  const { minor, currency } = contract.amount;
  const owner = ownerShare(contract, ownerPercent);
  return { owner: { minor: String(owner), currency }, expert: { minor: String(BigInt(minor) - owner), currency } };
}

const statement = (contract: ToldContract, text: string, ownerPercent: number): object => ({
  text,
  fileIds: [],
  claim: { minor: String(ownerShare(contract, ownerPercent)), currency: contract.amount.currency },
});
