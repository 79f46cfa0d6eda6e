// @ts-check
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@sidecrew/api';
import pg from 'pg';
import { freePort } from '../../../apps/launcher/src/free-port.mjs';
import { STATE } from '../../../apps/launcher/src/places.mjs';
import { reachableHome, reachablePostgres } from '../../../apps/launcher/src/postgres/binaries.mjs';
import { APP, createDatabase, createRoles, databaseUrl, OWNER } from '../../../apps/launcher/src/postgres/roles.mjs';
import { startServer } from '../../../apps/launcher/src/postgres/server.mjs';
import { databaseUser } from '../../../apps/launcher/src/postgres/system-user.mjs';

/** As a server is run whose data matters: a commit is on the disk when it is answered. The rest suits a small machine. */
const DURABLE = [
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'shared_buffers=2GB',
  'max_wal_size=8GB',
  'checkpoint_timeout=30min',
  'work_mem=32MB',
  'maintenance_work_mem=512MB',
  'random_page_cost=1.1',
  'jit=off',
];

/**
 * @typedef {object} BenchDatabase
 * @property {string} url as the application connects
 * @property {string} ownerUrl the owner of the tables
 * @property {string} superuserUrl may switch triggers off, to fill tables fast
 */

/**
 * Starts a PostgreSQL of its own with durable settings and a migrated database, lends it, and deletes it.
 * @param {(database: BenchDatabase) => Promise<void>} work
 */
export function withDatabase(work) {
  return withDatabases(1, async ([database]) => {
    if (database) await work(database);
  });
}

/**
 * The same with several databases on one server, to compare what differs in nothing but its contents.
 * @param {number} count
 * @param {(databases: BenchDatabase[]) => Promise<void>} work
 */
export async function withDatabases(count, work) {
  const user = databaseUser();
  const runsAsOther = user.uid !== undefined;
  const cluster = {
    binaries: reachablePostgres(reachableHome(STATE, runsAsOther), runsAsOther),
    data: join(reachableHome(tmpdir(), runsAsOther), `sidecrew-bench-${randomUUID()}`),
    user,
  };
  const server = await startServer({ cluster, port: await freePort(0, '127.0.0.1'), throwAway: true, settings: DURABLE });
  const urlFor = (/** @type {string} */ role, /** @type {string} */ name) => databaseUrl(server.port, role, name);
  try {
    await createRoles(urlFor('postgres', 'postgres'));
    const databases = [];
    for (let n = 1; n <= count; n += 1) {
      const name = `bench_${n}`;
      await createDatabase(urlFor('postgres', 'postgres'), name);
      await migrate(urlFor(OWNER, name));
      databases.push({ url: urlFor(APP, name), ownerUrl: urlFor(OWNER, name), superuserUrl: urlFor('postgres', name) });
    }
    await work(databases);
  } finally {
    await server.stop();
  }
}

/**
 * Connections of a bare script, as many as work at once.
 * @param {string} url
 * @param {number} most
 */
export function openPool(url, most) {
  const pool = new pg.Pool({ connectionString: url, max: most });
  // The server may stop while the last ones are still closing.
  pool.on('error', () => {});
  return pool;
}
