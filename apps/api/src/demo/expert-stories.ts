import { Files } from '@sidecrew/platform';
import type { Catalogue } from './catalogue.js';
import { type ExpertCast, experts } from './content/experts.js';
import * as words from './content/profile-words.js';
import type { Person } from './people.js';
import type { Stage } from './stage.js';

const profileCall = 'saveExpertProfile(input: $input)';
const sampleCall = 'addWorkSample(input: $input)';

/** Every expert joins, shows their work and asks to be vetted; an admin looks at it the day after. */
export function tellExperts(stage: Stage, catalogue: Catalogue, admin: string): void {
  for (const [n, cast] of experts.entries()) {
    const joined = cast.standing === 'waiting' ? 1 + (n % 5) : 72 - (n % 30);
    stage.agenda.story(stage.ago(joined - (n % 9) / 24), () => expertStory(stage, catalogue, cast, n, joined, admin));
  }
}

async function expertStory(stage: Stage, catalogue: Catalogue, cast: ExpertCast, n: number, joined: number, admin: string): Promise<void> {
  const { name, timeZone, category: slug, standing } = cast;
  const expert = await stage.join({ name, timeZone, language: cast.languages[0] ?? 'en', role: 'expert' });
  const category = catalogue.category(slug);
  await writeProfile(stage, catalogue, cast, expert, n);
  await showWork(stage, expert, cast, category.skills[n % category.skills.length]?.name ?? category.slug, n);
  await stage.until(joined - 0.4);
  await stage.door.does(expert.actor, 'requestVetting(categoryId: $id)', '$id: ID!', { id: category.id }, '... on ExpertProfile { id }');
  if (standing === 'waiting') return;
  await stage.until(joined - 1.2);
  const reason = standing === 'refused' ? 'The sample shows a recipe, not a layout. Show us one finished printable and ask again.' : null;
  const { vettingQueue } = await stage.door.asks<{ vettingQueue: { nodes: { id: string; expert: { person: { id: string } } }[] } }>(
    stage.person(admin).actor,
    '{ vettingQueue(first: 50) { nodes { id expert { person { id } } } } }',
  );
  const waiting = vettingQueue.nodes.find((request) => request.expert.person.id === expert.id);
  await stage.door.does(
    stage.person(admin).actor,
    'decideVetting(id: $id, accept: $accept, reason: $reason)',
    '$id: ID!, $accept: Boolean!, $reason: String',
    { id: waiting?.id, accept: standing !== 'refused', reason },
    '... on VettingRequest { id }',
  );
  if (standing !== 'taken_back') return;
  await stage.until(joined - 40);
  await stage.door.does(
    stage.person(admin).actor,
    'takeBackVetting(id: $id, reason: $reason)',
    '$id: ID!, $reason: String!',
    { id: waiting?.id, reason: words.takenBackReason },
    '... on VettingRequest { id }',
  );
}

async function writeProfile(stage: Stage, catalogue: Catalogue, cast: ExpertCast, expert: Person, n: number): Promise<void> {
  const { skills, id } = catalogue.category(cast.category);
  const own = [0, 3, 6].map((step) => skills[(n + step) % skills.length]?.id).filter((skill) => skill !== undefined);
  const input = {
    headline: cast.headline,
    about: words.aboutOf(cast, n),
    categoryIds: [id],
    skillIds: own,
    country: cast.country,
    languages: cast.languages,
    hourlyPrice: { minor: String(cast.hourly * 100), currency: 'USD' },
  };
  await stage.door.does(expert.actor, profileCall, '$input: ExpertProfileInput!', { input }, '... on ExpertProfile { id }');
}

async function showWork(stage: Stage, expert: Person, cast: ExpertCast, skill: string, n: number): Promise<void> {
  const text = words.sampleFile(cast, skill, n);
  const file = await stage.app.get(Files).put(expert.actor, 'sample', 'case-study.md', Buffer.from(text));
  const input = { title: words.sampleTitle(skill, n), about: words.sampleAbout(n), url: null, fileId: file.id };
  await stage.door.does(expert.actor, sampleCall, '$input: WorkSampleInput!', { input }, '... on ExpertProfile { id }');
}
