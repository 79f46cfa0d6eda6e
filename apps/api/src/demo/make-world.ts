import type { INestApplication } from '@nestjs/common';
import { DemoSignIns } from '@sidecrew/identity';
import { type Config, Mailer, type Role, Work } from '@sidecrew/platform';
import { Catalogue } from './catalogue.js';
import { experts } from './content/experts.js';
import { admins, owners } from './content/owners.js';
import { tellExperts } from './expert-stories.js';
import { DEMO_PASSWORD } from './people.js';
import { Stage } from './stage.js';
import { tellStaffWork } from './staff-stories.js';
import { tellTasks } from './task-stories.js';

/** How to sign in as one of the demo people. */
export interface SignInCard {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Makes the demo world: 75 days of a small marketplace, ending today. `say` hears how far it is. */
export async function makeDemoWorld(app: INestApplication, config: Config, say: (line: string) => void): Promise<SignInCard[]> {
  // Nobody in this past has a mailbox: their mails count as sent and go nowhere.
  app.get(Mailer).send = () => Promise.resolve();
  const stage = new Stage(app, config, new Date());
  await stage.time.moveTo(stage.ago(75));
  await stage.time.seedFloat({ usd: 500_000, eur: 300_000, gbp: 300_000, jpy: 10_000_000 });
  const catalogue = await Catalogue.read(stage.door);
  tellStaff(stage);
  tellOwners(stage);
  tellExperts(stage, catalogue, 'Ada Moreau');
  tellTasks(stage, catalogue);
  tellStaffWork(stage, catalogue);
  for (const daysAgo of [40, 25, 10, 3, 0]) {
    await stage.agenda.play(stage.ago(daysAgo));
    if (daysAgo > 0) await everybodyReads(stage);
    say(daysAgo === 0 ? 'The demo world has reached today.' : `The demo world is ${daysAgo} days before today.`);
  }
  await stage.time.moveTo(new Date());
  await stage.time.settle();
  return signIns(stage);
}

/** People keep up with what they are told: only the notices of the last days are new. */
async function everybodyReads(stage: Stage): Promise<void> {
  for (const { actor } of stage.cast.values()) await stage.door.does(actor, 'markNoticesRead', '', {}, '... on Done { done }');
}

function tellStaff(stage: Stage): void {
  for (const { name } of admins) {
    stage.agenda.story(
      stage.ago(74.9),
      async () => void (await stage.join({ name, timeZone: 'Europe/Berlin', language: 'en', role: 'admin' })),
    );
  }
}

function tellOwners(stage: Stage): void {
  for (const [n, { name, timeZone }] of owners.entries()) {
    stage.agenda.story(stage.ago(74 - n * 1.7), async () => void (await stage.join({ name, timeZone, language: 'en', role: 'owner' })));
  }
}

/** Three people of each role stand on the sign-in page. */
async function signIns(stage: Stage): Promise<SignInCard[]> {
  const offered = [
    ...owners.slice(0, 3).map(({ name, hustle }) => ({ role: 'owner' as const, name, about: hustle })),
    ...['Emil Haas', 'Sinead Walsh', 'Clara Jensen'].map((name) => ({
      role: 'expert' as const,
      name,
      about: experts.find((expert) => expert.name === name)?.headline ?? '',
    })),
    ...admins.map(({ name, about }) => ({ role: 'admin' as const, name, about })),
  ];
  const table = stage.app.get(DemoSignIns);
  await stage.app.get(Work).transaction(async (tx) => {
    for (const [place, { role, name, about }] of offered.entries()) await table.add(tx, stage.person(name).id, role, place, about);
  });
  return offered.map(({ role, name }) => ({ role, name, email: stage.person(name).email, password: DEMO_PASSWORD }));
}
