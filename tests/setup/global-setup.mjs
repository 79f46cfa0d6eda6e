import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STATE } from '../../apps/launcher/src/places.mjs';
import { freePort } from '../../apps/launcher/src/free-port.mjs';
import { reachableHome, reachablePostgres } from '../../apps/launcher/src/postgres/binaries.mjs';
import { createRoles, databaseUrl } from '../../apps/launcher/src/postgres/roles.mjs';
import { startServer } from '../../apps/launcher/src/postgres/server.mjs';
import { databaseUser } from '../../apps/launcher/src/postgres/system-user.mjs';

/** Starts one throw-away PostgreSQL for the run; `database.ts` gives every spec its own database on it. */
export default async function globalSetup() {
  const user = databaseUser();
  const runsAsOther = user.uid !== undefined;
  const cluster = {
    binaries: reachablePostgres(reachableHome(STATE, runsAsOther), runsAsOther),
    data: join(reachableHome(tmpdir(), runsAsOther), `sidecrew-test-${randomUUID()}`),
    user,
  };
  const server = await startServer({ cluster, port: await freePort(0, '127.0.0.1'), throwAway: true });
  globalThis.__sidecrewTestServer = server;

  const serverUrl = databaseUrl(server.port, 'postgres', 'postgres');
  await createRoles(serverUrl);
  // Workers start after this and inherit it.
  process.env.SIDECREW_TEST_SERVER = serverUrl;
}
