import * as words from './content/bid-words.js';
import { type Brief, inMinor } from './content/brief.js';
import { experts } from './content/experts.js';
import type { BidTurn, Plan } from './content/plans.js';
import type { Person } from './people.js';
import type { Stage } from './stage.js';

/** A bid that stands on a task. */
export interface StandingBid {
  readonly id: string;
  readonly expert: Person;
  readonly price: number;
}

/** A published task on which people bid. */
export interface Posted {
  readonly id: string;
  readonly slug: string;
  readonly brief: Brief;
  readonly plan: Plan;
  readonly owner: Person;
}

/** Several experts bid in the two days after the task opened; some write with the owner, some agree or leave. */
export async function gatherBids(stage: Stage, task: Posted): Promise<StandingBid[]> {
  const { slug, brief, plan } = task;
  const able = experts.filter((expert) => expert.category === slug && expert.standing === 'vetted');
  const hired = able.findIndex(({ name }) => name === plan.hires);
  const first = hired < 0 ? brief.title.length % able.length : hired;
  const bids: StandingBid[] = [];
  for (let n = 0; n < Math.min(plan.bids, able.length); n += 1) {
    await stage.until(Math.max(plan.published - 0.05 - Math.min(2, plan.published * 0.8) * ((n + 1) / (plan.bids + 1)), 0.01));
    const expert = stage.person(able[(first + n) % able.length]?.name ?? '');
    bids.push(await bid(stage, task, expert, n));
  }
  const [talker] = bids;
  if (talker && brief.title.length % 2 === 0) await talk(stage, task.owner, talker, brief.title.length);
  await haggle(stage, task, bids);
  for (const turn of plan.turns ?? []) await take(stage, task, bids, turn);
  return bids;
}

async function bid(stage: Stage, { id: taskId, brief, plan }: Posted, expert: Person, n: number): Promise<StandingBid> {
  const [low, high] = brief.budget;
  const price = Math.round(low + (high - low) * (0.35 + ((n * 37) % 60) / 100));
  const days = Math.max(2, brief.days - (n % 3));
  const input = {
    price: inMinor(brief, price),
    days,
    message: words.bidMessage(brief, n),
    aiDeclaration: brief.ai === 'allowed' ? 'assisted' : 'none',
    sampleIds: [],
    milestones: cut(brief, price, days, plan.milestones ?? 1),
  };
  const { id } = await stage.door.does<{ id: string }>(
    expert.actor,
    'submitBid(taskId: $taskId, input: $input)',
    '$taskId: ID!, $input: BidInput!',
    { taskId, input },
    '... on Bid { id }',
  );
  return { id, expert, price };
}

/** The price in equal parts, one for each of the first points of the list; the last part takes the rest. */
function cut(brief: Brief, price: number, days: number, parts: number): object[] {
  const part = Math.floor(price / parts);
  return Array.from({ length: parts }, (_, n) => ({
    title: parts === 1 ? brief.title : (brief.checklist[n] ?? brief.title),
    amount: inMinor(brief, n === parts - 1 ? price - part * (parts - 1) : part),
    days: Math.max(1, Math.round((days * (n + 1)) / parts)),
  }));
}

async function talk(stage: Stage, owner: Person, { id, expert }: StandingBid, n: number): Promise<void> {
  const [question, answer] = words.smallTalk[n % words.smallTalk.length] ?? ['', ''];
  const thread = await stage.door.does<{ id: string }>(owner.actor, 'openThread(bidId: $id)', '$id: ID!', { id }, '... on Thread { id }');
  const say = (person: Person, text: string) =>
    stage.door.does(
      person.actor,
      'sendMessage(threadId: $id, text: $text)',
      '$id: ID!, $text: String!',
      { id: thread.id, text },
      '... on Message { id }',
    );
  await say(owner, question);
  await say(expert, answer);
}

/** The owner marks one bid, declines one of many, and counters where the plan says so. */
async function haggle(stage: Stage, { brief, plan, owner }: Posted, bids: readonly StandingBid[]): Promise<void> {
  const [first, second] = bids;
  const last = bids.length > 4 ? bids.at(-1) : undefined;
  if (last) {
    await stage.door.does(owner.actor, 'declineBid(id: $id, reason: price, note: null)', '$id: ID!', { id: last.id }, '... on Bid { id }');
  }
  if (second && plan.fate === 'open') {
    await stage.door.does(owner.actor, 'shortlistBid(id: $id, shortlisted: true)', '$id: ID!', { id: second.id }, '... on Bid { id }');
  }
  if (!plan.haggling || !first) return;
  await counter(stage, owner, brief, first, 0.9, words.counterNote);
  if (plan.haggling === 'owner') await counter(stage, first.expert, brief, first, 0.95, words.counterBackNote);
}

async function counter(stage: Stage, by: Person, brief: Brief, bid: StandingBid, share: number, note: string): Promise<void> {
  const price = Math.round(bid.price * share);
  const input = { price: inMinor(brief, price), days: brief.days, note, milestones: cut(brief, price, brief.days, 1) };
  await onBid(stage, by, bid, 'counterBid(id: $id, input: $input)', ', $input: CounterInput!', { input });
}

/** One of the other ways a bid can go. */
async function take(stage: Stage, { brief, owner }: Posted, bids: readonly StandingBid[], { bid: n, turn, at }: BidTurn): Promise<void> {
  const bid = bids[n];
  if (!bid) throw new Error(`“${brief.title}” has no bid number ${n}.`);
  await stage.until(at);
  if (turn === 'withdraw') return onBid(stage, bid.expert, bid, 'withdrawBid(id: $id)');
  if (turn === 'agree') {
    await counter(stage, owner, brief, bid, 0.92, words.lastCounterNote);
    return onBid(stage, bid.expert, bid, 'acceptCounter(id: $id)');
  }
  await onBid(stage, owner, bid, 'makeOffer(bidId: $id, bidVersion: 1)');
  if (turn === 'offer') return;
  await stage.until(at - 0.4);
  await onBid(stage, bid.expert, bid, 'refuseOffer(bidId: $id)');
}

async function onBid(stage: Stage, by: Person, { id }: StandingBid, call: string, types = '', variables: object = {}): Promise<void> {
  await stage.door.does(by.actor, call, `$id: ID!${types}`, { id, ...variables }, '... on Bid { id }');
}
