import { Files } from '@sidecrew/platform';
import * as words from './content/delivery-words.js';
import { tellDispute } from './dispute-stories.js';
import { payWithCard, setUpAccount } from './hosted-pages.js';
import type { Person } from './people.js';
import type { Stage } from './stage.js';
import type { ToldTask } from './task-stories.js';

/** A hired expert with the one milestone of their contract. */
export interface ToldContract {
  readonly id: string;
  readonly milestoneId: string;
  readonly owner: Person;
  readonly expert: Person;
  readonly amount: { readonly minor: string; readonly currency: string };
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
}

/** Takes a task from its bids to where its plan says. */
export async function tellContract(stage: Stage, task: ToldTask): Promise<void> {
  const { fate, published } = task.plan;
  if (fate === 'open' || fate === 'expired') return;
  if (fate === 'closed') {
    await stage.until(published - 6);
    await stage.door.does(task.owner.actor, 'closeTask(id: $id)', '$id: ID!', { id: task.id }, '... on Task { id }');
    return;
  }
  const contract = await hire(stage, task, fate === 'awaiting_funding' ? 1.6 : published - 2.3);
  if (fate === 'awaiting_funding' || fate === 'contract_lapsed') return;
  if (fate === 'contract_cancelled') return callOff(stage, contract, published - 3.2);
  await stage.until(published - 2.9);
  await fund(stage, contract);
  if (fate === 'funded') return;
  if (fate === 'refund_requested' || fate === 'refunded') return tellRefund(stage, contract, fate === 'refunded' ? published - 5 : 2);
  if (fate !== 'blocked') await setUpPayouts(stage, contract.expert);
  if (fate.startsWith('dispute_')) return tellDispute(stage, contract, fate);
  await tellDelivery(stage, contract, task);
}

async function hire(stage: Stage, task: ToldTask, offered: number): Promise<ToldContract> {
  const [bid] = task.bids;
  if (!bid) throw new Error(`Nobody bid on “${task.brief.title}”.`);
  await stage.until(offered);
  await stage.door.does(task.owner.actor, 'makeOffer(bidId: $id, bidVersion: 1)', '$id: ID!', { id: bid.id }, '... on Bid { id }');
  await stage.until(offered - 0.3);
  const contract = await stage.door.does<{
    id: string;
    milestones: { id: string; amount: ToldContract['amount'] }[];
    checklist: ToldContract['checklist'];
  }>(
    bid.expert.actor,
    'acceptOffer(bidId: $id)',
    '$id: ID!',
    { id: bid.id },
    '... on Contract { id milestones { id amount { minor currency } } checklist { id text } }',
  );
  const [milestone] = contract.milestones;
  if (!milestone) throw new Error('The contract has no milestone.');
  return {
    id: contract.id,
    milestoneId: milestone.id,
    amount: milestone.amount,
    checklist: contract.checklist,
    owner: task.owner,
    expert: bid.expert,
  };
}

/** The owner's plans changed before anything was paid. */
async function callOff(stage: Stage, { id, owner }: ToldContract, cancelled: number): Promise<void> {
  await stage.until(cancelled);
  await stage.door.does(
    owner.actor,
    'cancelContract(id: $id, reason: $reason)',
    '$id: ID!, $reason: String!',
    { id, reason: words.cancelReason },
    '... on Contract { id }',
  );
}

async function fund(stage: Stage, { milestoneId: id, owner }: ToldContract): Promise<void> {
  const page = await stage.door.does<{ url: string }>(
    owner.actor,
    'fundMilestone(id: $id)',
    '$id: ID!',
    { id },
    '... on CheckoutPage { url }',
  );
  await payWithCard(page.url, owner);
  await stage.time.settle();
}

const settingUp = new Map<string, Promise<void>>();

/** Once per expert, however many contracts they have. */
function setUpPayouts(stage: Stage, expert: Person): Promise<void> {
  const known = settingUp.get(expert.id) ?? openAccount(stage, expert);
  settingUp.set(expert.id, known);
  return known;
}

async function openAccount(stage: Stage, { actor, name }: Person): Promise<void> {
  const link = await stage.door.does<{ url: string }>(actor, 'setUpPayouts', '', {}, '... on Link { url }');
  await setUpAccount(link.url, name);
  await stage.time.settle();
}

async function tellRefund(stage: Stage, contract: ToldContract, asked: number): Promise<void> {
  const { milestoneId: id, owner, expert, amount, checklist } = contract;
  await stage.until(asked);
  await stage.door.does(
    owner.actor,
    'askRefund(id: $id, reason: $reason)',
    '$id: ID!, $reason: String!',
    { id, reason: words.refundReason(checklist) },
    '... on Milestone { id }',
  );
  if (asked === 2) return;
  await stage.until(asked - 1);
  await stage.door.does(
    expert.actor,
    'giveRefund(id: $id, amount: $amount, reason: $reason)',
    '$id: ID!, $amount: MoneyInput!, $reason: String!',
    { id, amount, reason: words.refundAnswer },
    '... on Milestone { id }',
  );
  await stage.time.settle();
}

/** Delivery, and what the owner makes of it. */
async function tellDelivery(stage: Stage, contract: ToldContract, { brief, plan }: ToldTask): Promise<void> {
  const recent: Partial<Record<typeof plan.fate, number>> = { submitted: 1.6, changes_requested: 4, approved: 8 };
  const delivered = recent[plan.fate] ?? plan.published - 2.9 - brief.days * 0.6;
  await stage.until(delivered);
  const deliveryId = await deliver(stage, contract);
  if (plan.fate === 'submitted') return;
  await stage.until(plan.fate === 'approved' ? 2.5 : delivered - 1.1);
  if (plan.fate === 'changes_requested') await askForChanges(stage, contract, deliveryId);
  else await approve(stage, contract, deliveryId, plan.fate === 'part_released' ? 70n : 100n);
}

/** Hands over evidence for each point; answers the delivery's id as the owner sees it. */
export async function deliver(stage: Stage, { milestoneId: id, owner, expert, checklist }: ToldContract): Promise<string> {
  const report = checklist.map(({ text }, n) => `${n + 1},"${text}",done`).join('\n');
  const file = await stage.app.get(Files).put(expert.actor, 'delivery', 'result.csv', Buffer.from(`point,what,state\n${report}\n`));
  const evidence = checklist.map((point, n) => ({
    checklistItemId: point.id,
    note: words.evidenceNote(point.text),
    url: null,
    fileIds: n === 0 ? [file.id] : [],
  }));
  await stage.door.does(
    expert.actor,
    'submitDelivery(milestoneId: $id, input: $input)',
    '$id: ID!, $input: DeliveryInput!',
    { id, input: { note: words.deliveryNote(checklist), aiDeclaration: 'none', evidence } },
    '... on Milestone { id }',
  );
  const { milestone } = await stage.door.asks<{ milestone: { deliveries: { id: string }[] } }>(
    owner.actor,
    'query ($id: ID!) { milestone(id: $id) { deliveries { id } } }',
    { id },
  );
  return milestone.deliveries.at(-1)?.id ?? '';
}

/** The whole, or so many percent of it: then the owner asks for the rest back. */
async function approve(stage: Stage, { milestoneId: id, owner, amount }: ToldContract, deliveryId: string, percent = 100n): Promise<void> {
  const part = { ...amount, minor: String((BigInt(amount.minor) * percent) / 100n) };
  await stage.door.does(
    owner.actor,
    'approveDelivery(milestoneId: $id, deliveryId: $deliveryId, amount: $amount, rest: $rest)',
    '$id: ID!, $deliveryId: ID!, $amount: MoneyInput!, $rest: RestOfMilestone',
    { id, deliveryId, amount: part, rest: percent === 100n ? null : 'ask_refund' },
    '... on Milestone { id }',
  );
}

async function askForChanges(stage: Stage, { milestoneId: id, owner, checklist }: ToldContract, deliveryId: string): Promise<void> {
  const items = checklist.slice(-2).map((point) => ({ checklistItemId: point.id, what: words.changeOf(point.text) }));
  await stage.door.does(
    owner.actor,
    'requestChanges(milestoneId: $id, deliveryId: $deliveryId, items: $items, note: $note)',
    '$id: ID!, $deliveryId: ID!, $items: [ChangeRequestItemInput!]!, $note: String!',
    { id, deliveryId, items, note: words.changeNote(checklist) },
    '... on Milestone { id }',
  );
}
