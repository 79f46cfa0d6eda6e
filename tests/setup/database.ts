import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { APP, OWNER, databaseUrl, withClient } from '../../apps/launcher/src/postgres/roles.mjs';

const TEMPLATE = 'sidecrew_template';
/** Any number will do, as long as every worker takes the same. */
const TEMPLATE_LOCK = 20_260_101;
/** What PostgreSQL answers while somebody is still connected to the template, or copying it. */
const OBJECT_IN_USE = '55006';

export interface TestDatabase {
  /** What the app connects with: a plain role that the database's guarantees hold back. */
  url: string;
  /** The owner of the tables: migrations, and looking behind the curtain. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A migrated database of your own. Drop it, after your own connections are closed, when the spec is done. */
export async function freshDatabase(): Promise<TestDatabase> {
  await template();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser((client) => clone(client, name));
  return {
    url: urlOf(APP, name),
    ownerUrl: urlOf(OWNER, name),
    drop: () => asSuperuser(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

let migrated: Promise<void> | undefined;

/** Migrates once per run: the worker that comes first does it, the others wait at the lock and find it done. */
function template(): Promise<void> {
  migrated ??= asSuperuser(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const made = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (made.rowCount) return;
    const draft = `${TEMPLATE}_draft`;
    await client.query(`drop database if exists ${draft}`);
    await client.query(`create database ${draft} owner ${OWNER}`);
    // Loaded only here: it brings every entity and migration, which the other workers need not wait for.
    const { migrate } = await import('../../apps/api/src/migrate.js');
    await migrate(urlOf(OWNER, draft));
    // Renamed last, so that a template which exists is always a whole one.
    await whenFree(() => client.query(`alter database ${draft} rename to ${TEMPLATE}`));
  });
  return migrated;
}

function clone(client: pg.Client, name: string) {
  return whenFree(() => client.query(`create database ${name} template ${TEMPLATE} owner ${OWNER}`));
}

/** Repeats what PostgreSQL refuses only because someone else is at the template for a moment. */
async function whenFree(attempt: () => Promise<unknown>, left = 200): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === OBJECT_IN_USE) || left === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await whenFree(attempt, left - 1);
  }
}

function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(serverUrl(), work);
}

function urlOf(role: string, database: string) {
  return databaseUrl(Number(new URL(serverUrl()).port), role, database);
}

function serverUrl() {
  const url = process.env['SIDECREW_TEST_SERVER'];
  if (!url) {
    throw new Error('This spec needs PostgreSQL, which Jest starts only for *.db.spec.ts and for specs below tests/. Rename the spec.');
  }
  return url;
}
