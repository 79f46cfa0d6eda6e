import { type Catalogue } from './catalogue.js';
import { bidMessage, smallTalk } from './content/bid-words.js';
import type { Brief } from './content/brief.js';
import { briefs } from './content/briefs.js';
import { experts } from './content/experts.js';
import { owners } from './content/owners.js';
import { type Plan, plans } from './content/plans.js';
import { tellContract } from './contract-stories.js';
import type { Person } from './people.js';
import type { Stage } from './stage.js';

/** A bid that stands on a task. */
export interface StandingBid {
  readonly id: string;
  readonly expert: Person;
  readonly price: number;
}

/** A published task with all that its later story needs. */
export interface ToldTask {
  readonly id: string;
  readonly brief: Brief;
  readonly plan: Plan;
  readonly owner: Person;
  readonly bids: readonly StandingBid[];
}

/** Every brief is posted by its owner, is bid on, and comes as far as its plan says. */
export function tellTasks(stage: Stage, catalogue: Catalogue): void {
  for (const plan of plans) {
    const found = Object.entries(briefs).flatMap(([slug, list]) =>
      list.filter(({ title }) => title === plan.title).map((brief) => ({ slug, brief })),
    )[0];
    const owner = owners.find(({ posts }) => posts.includes(plan.title));
    if (!found || !owner) throw new Error(`Nobody posts “${plan.title}”.`);
    stage.agenda.story(stage.ago(plan.published), async () => {
      const person = stage.person(owner.name);
      const id = await post(stage, catalogue, found.slug, found.brief, person);
      const bids = await gatherBids(stage, found.slug, found.brief, plan, id);
      await tellContract(stage, { id, brief: found.brief, plan, owner: person, bids });
    });
  }
}

/** Writes a draft and publishes it. */
export async function post(stage: Stage, catalogue: Catalogue, slug: string, brief: Brief, owner: Person): Promise<string> {
  const id = await draft(stage, catalogue, slug, brief, owner);
  await stage.door.does(owner.actor, 'publishTask(id: $id)', '$id: ID!', { id }, '... on Task { id }');
  return id;
}

export async function draft(stage: Stage, catalogue: Catalogue, slug: string, brief: Brief, owner: Person): Promise<string> {
  const [low, high] = brief.budget;
  const input = {
    title: brief.title,
    brief: brief.text,
    categoryId: catalogue.category(slug).id,
    skillIds: catalogue.skillIds(slug, brief.skills),
    budgetMinimum: inMinor(brief, low),
    budgetMaximum: inMinor(brief, high),
    dueDays: brief.days,
    language: 'en',
    aiPolicy: brief.ai,
    checklist: brief.checklist.map((text) => ({ text })),
    fileIds: [],
  };
  const { id } = await stage.door.does<{ id: string }>(
    owner.actor,
    'saveTaskDraft(input: $input)',
    '$input: TaskInput!',
    { input },
    '... on Task { id }',
  );
  return id;
}

/** Several experts bid in the two days after the task opened; some write with the owner. */
async function gatherBids(stage: Stage, slug: string, brief: Brief, plan: Plan, taskId: string): Promise<StandingBid[]> {
  const able = experts.filter((expert) => expert.category === slug && expert.standing === 'vetted');
  const hired = able.findIndex(({ name }) => name === plan.hires);
  const first = hired < 0 ? brief.title.length % able.length : hired;
  const bids: StandingBid[] = [];
  for (let n = 0; n < Math.min(plan.bids, able.length); n += 1) {
    await stage.until(Math.max(plan.published - 0.05 - Math.min(2, plan.published * 0.8) * ((n + 1) / (plan.bids + 1)), 0.01));
    const expert = stage.person(able[(first + n) % able.length]?.name ?? '');
    bids.push(await bid(stage, brief, taskId, expert, n));
  }
  const [talker] = bids;
  if (talker && brief.title.length % 2 === 0) await talk(stage, ownerOf(stage, plan), talker, brief.title.length);
  await haggle(stage, ownerOf(stage, plan), brief, plan, bids);
  return bids;
}

async function bid(stage: Stage, brief: Brief, taskId: string, expert: Person, n: number): Promise<StandingBid> {
  const [low, high] = brief.budget;
  const price = Math.round(low + (high - low) * (0.35 + ((n * 37) % 60) / 100));
  const days = Math.max(2, brief.days - (n % 3));
  const input = {
    price: inMinor(brief, price),
    days,
    message: bidMessage(brief, n),
    aiDeclaration: brief.ai === 'allowed' ? 'assisted' : 'none',
    sampleIds: [],
    milestones: [{ title: brief.title, amount: inMinor(brief, price), days }],
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

async function talk(stage: Stage, owner: Person, { id, expert }: StandingBid, n: number): Promise<void> {
  const [question, answer] = smallTalk[n % smallTalk.length] ?? ['', ''];
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
async function haggle(stage: Stage, owner: Person, brief: Brief, plan: Plan, bids: readonly StandingBid[]): Promise<void> {
  const [first, second] = bids;
  const last = bids.length > 4 ? bids.at(-1) : undefined;
  if (last) {
    await stage.door.does(owner.actor, 'declineBid(id: $id, reason: price, note: null)', '$id: ID!', { id: last.id }, '... on Bid { id }');
  }
  if (second && plan.fate === 'open') {
    await stage.door.does(owner.actor, 'shortlistBid(id: $id, shortlisted: true)', '$id: ID!', { id: second.id }, '... on Bid { id }');
  }
  if (!plan.haggling || !first) return;
  await counter(stage, owner, brief, first, Math.round(first.price * 0.9), 'Would this do, if you get the exports sorted by month?');
  if (plan.haggling === 'owner')
    await counter(stage, first.expert, brief, first, Math.round(first.price * 0.95), 'We meet in the middle, then I begin tomorrow.');
}

async function counter(stage: Stage, by: Person, brief: Brief, { id }: StandingBid, price: number, note: string): Promise<void> {
  const input = {
    price: inMinor(brief, price),
    days: brief.days,
    note,
    milestones: [{ title: brief.title, amount: inMinor(brief, price), days: brief.days }],
  };
  await stage.door.does(
    by.actor,
    'counterBid(id: $id, input: $input)',
    '$id: ID!, $input: CounterInput!',
    { id, input },
    '... on Bid { id }',
  );
}

const ownerOf = (stage: Stage, plan: Plan): Person => stage.person(owners.find(({ posts }) => posts.includes(plan.title))?.name ?? '');

/** Whole units to the minor units of the API; every demo currency has cents. */
export const inMinor = (brief: Brief, units: number) => ({ minor: String(units * 100), currency: brief.currency });
