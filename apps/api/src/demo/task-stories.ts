import { gatherBids, type Posted, type StandingBid } from './bid-stories.js';
import { type Catalogue } from './catalogue.js';
import { type Brief, inMinor } from './content/brief.js';
import { briefs } from './content/briefs.js';
import { owners } from './content/owners.js';
import { plans } from './content/plans.js';
import { tellContract } from './contract-stories.js';
import type { Person } from './people.js';
import type { Stage } from './stage.js';

/** A published task with all that its later story needs. */
export interface ToldTask extends Posted {
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
      const posted = { id, ...found, plan, owner: person };
      const bids = await gatherBids(stage, posted);
      if (plan.edited !== undefined) await giveMoreTime(stage, catalogue, posted, plan.edited);
      await tellContract(stage, { ...posted, bids });
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
  const { id } = await stage.door.does<{ id: string }>(
    owner.actor,
    'saveTaskDraft(input: $input)',
    '$input: TaskInput!',
    { input: formOf(catalogue, slug, brief) },
    '... on Task { id }',
  );
  return id;
}

/** The owner changes the terms of an open task: a week more. */
async function giveMoreTime(stage: Stage, catalogue: Catalogue, { id, slug, brief, owner }: Posted, daysAgo: number): Promise<void> {
  await stage.until(daysAgo);
  const input = formOf(catalogue, slug, { ...brief, days: brief.days + 7 });
  await stage.door.does(
    owner.actor,
    'editTask(id: $id, input: $input)',
    '$id: ID!, $input: TaskInput!',
    { id, input },
    '... on Task { id }',
  );
}

function formOf(catalogue: Catalogue, slug: string, brief: Brief): object {
  const [low, high] = brief.budget;
  return {
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
}
