import type { RunningApp } from './app.js';
import { categoryId, worked } from './given-a-task.js';
import { emil, type Member, type Persona } from './people.js';

/** Somebody with a profile and a work sample, let into a category by Ada. */
export async function givenAnExpert(world: RunningApp, person: Persona = emil, slug = 'accounting', country = 'DE'): Promise<Member> {
  const expert = await givenAProfile(world, person, slug, country);
  const ada = await world.agentFor('ada');
  const category = await categoryId(expert, slug);
  await worked(expert.does(`requestVetting(categoryId: $category) { ... on ExpertProfile { id } }`, '$category: ID!', { category }));
  const { vettingQueue } = await ada.asks<{ vettingQueue: { nodes: { id: string; expert: { id: string } }[] } }>(
    '{ vettingQueue(first: 50) { nodes { id expert { id } } } }',
  );
  const request = vettingQueue.nodes.find((node) => node.expert.id === expert.id);
  await worked(ada.does(`decideVetting(id: $id, accept: true) { ... on VettingRequest { id } }`, '$id: ID!', { id: request?.id }));
  return expert;
}

/** Somebody with a profile and a work sample whom nobody has looked at yet. */
export async function givenAProfile(world: RunningApp, person: Persona, slug = 'accounting', country = 'DE'): Promise<Member> {
  const expert = await world.agentFor(person);
  const input = {
    headline: 'Bookkeeper for small shops',
    about: 'Ten years of tidy books.',
    categoryIds: [await categoryId(expert, slug)],
    skillIds: [],
    country,
    languages: ['en', 'de'],
  };
  await worked(expert.does(`saveExpertProfile(input: $input) { ... on ExpertProfile { id } }`, '$input: ExpertProfileInput!', { input }));
  const sample = { title: 'A year of a print shop', about: 'Clean books in six weeks.', url: 'https://portfolio.example/print' };
  await worked(expert.does(`addWorkSample(input: $sample) { ... on ExpertProfile { id } }`, '$sample: WorkSampleInput!', { sample }));
  return expert;
}

/** One more expert, by a name of their own. */
export const expertNamed = (name: string): Persona => ({
  name,
  email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@books.example`,
  owner: false,
  expert: true,
});
