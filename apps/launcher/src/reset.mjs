/** `npm run reset`: deletes the demo's data, so that the next start begins with a fresh world. */
import { rmSync } from 'node:fs';
import { commandOf } from './command-of.mjs';
import { runningLauncher } from './pid-file.mjs';
import { inState, STATE } from './places.mjs';
import { withClient } from './postgres/roles.mjs';
import { step } from './progress.mjs';
import { runOrExplain, SentenceError } from './sentence-error.mjs';
import { deleteEmbeddedDatabase } from './start/embedded-database.mjs';
import { wished } from './start/settings.mjs';

/** Pictures of the stories are no data, and looking at them after a reset is fine. */
const DEMO_DATA = ['stripe-sandbox', 'mail', 'files', 'logs', 'demo.json', 'secrets.json', 'launcher.pid'];

await runOrExplain(async () => {
  const { embeddedDatabase, demo } = wished(process.env);
  if (!embeddedDatabase && !demo) {
    throw new SentenceError(
      'DATABASE_URL points at a database of your own, which reset leaves alone. Unset it to reset the one in .sidecrew; ' +
        'if your own holds nothing but a demo world, say so: DEMO=1 npm run reset',
    );
  }
  const running = await runningLauncher();
  if (running) await step('stop', () => stopLauncher(running));
  await step('delete the demo data', async () => {
    if (embeddedDatabase) deleteEmbeddedDatabase();
    else await emptyDatabase(process.env['MIGRATION_DATABASE_URL'] ?? process.env['DATABASE_URL'] ?? '');
    for (const name of DEMO_DATA) rmSync(inState(name), { recursive: true, force: true });
  });
  console.log(`Nothing of the demo is left in ${STATE}. npm start makes a fresh world.`);
});

/** @param {string} ownerUrl */
function emptyDatabase(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    await client.query('drop schema public cascade');
    await client.query('create schema public');
  });
}

/** @param {number} pid */
async function stopLauncher(pid) {
  process.kill(pid, 'SIGTERM');
  while ((await commandOf(pid)) !== '') await new Promise((resolve) => setTimeout(resolve, 100));
}
