import type { RunningApp } from './app.js';
import { worked } from './given-a-task.js';
import { posts } from './pay-the-page.js';
import type { Member } from './people.js';

const steps: readonly Readonly<Record<string, string>>[] = [
  { givenName: 'Emil', surname: 'Haas', birthDate: '1990-04-01' },
  { line1: 'Hafenstrasse 4', postalCode: '20457', city: 'Hamburg' },
  { idNumber: '222222222' },
  { routing: '110000000', account: '000123456789' },
];

/** The expert goes through the payout partner's pages to the end; transfers can reach them afterwards. */
export async function setsUpPayouts(world: RunningApp, expert: Member): Promise<void> {
  const { url } = await worked<{ url: string }>(expert.does(`setUpPayouts { ... on Link { url } }`));
  let page = await follow(url);
  for (const fields of steps) page = (await posts(page, fields)).location ?? page;
  await posts(page.replace(/\/review$/, '/submit'), {});
  await world.worker.drain();
}

async function follow(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  const location = response.headers.get('location');
  if (!location) throw new Error(`The set-up page answered ${response.status}.`);
  return new URL(location, url).toString();
}
