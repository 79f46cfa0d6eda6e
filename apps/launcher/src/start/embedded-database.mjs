import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimPort } from '../free-port.mjs';
import { inState, STATE } from '../places.mjs';
import { reachableHome, reachablePostgres } from '../postgres/binaries.mjs';
import { APP, createDatabase, createRoles, databaseUrl, OWNER } from '../postgres/roles.mjs';
import { startServer } from '../postgres/server.mjs';
import { databaseUser } from '../postgres/system-user.mjs';

const DATABASE = 'sidecrew';

/**
 * @typedef {object} Database
 * @property {string} url for the app
 * @property {string} ownerUrl for migrations and the clock
 * @property {Promise<string>} [ended] only for the embedded one
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the PostgreSQL that belongs to this checkout.
 * @param {string} password
 * @returns {Promise<Database>}
 */
export async function startEmbeddedDatabase(password) {
  const user = databaseUser();
  const home = databaseHome(user.uid !== undefined);
  const cluster = {
    binaries: reachablePostgres(home, user.uid !== undefined),
    data: join(home, 'postgres'),
    user,
  };
  const port = await claimPort(5432);
  const server = await startServer({ cluster, port, password });
  const serverUrl = databaseUrl(port, 'postgres', 'postgres', password);
  await createRoles(serverUrl, password);
  await createDatabase(serverUrl, DATABASE);
  return {
    url: databaseUrl(port, APP, DATABASE, password),
    ownerUrl: databaseUrl(port, OWNER, DATABASE, password),
    ended: server.ended,
    stop: server.stop,
  };
}

/** Deletes its files, wherever they had to be kept. */
export function deleteEmbeddedDatabase() {
  rmSync(inState('postgres'), { recursive: true, force: true });
  rmSync(join(databaseHome(process.getuid?.() === 0), 'postgres'), { recursive: true, force: true });
}

/** @param {boolean} runsAsOther */
function databaseHome(runsAsOther) {
  return reachableHome(STATE, runsAsOther);
}
