import { existsSync, readFileSync } from 'node:fs';
import { runChild } from '../child.mjs';
import { inRoot, inState } from '../places.mjs';
import { withClient } from '../postgres/roles.mjs';
import { SentenceError } from '../sentence-error.mjs';

const SEED = inRoot('apps/api/dist/seed-demo.js');

/** Who can sign in, as the seed wrote it down. */
const SIGN_INS = inState('demo.json');

const BEGIN_AGAIN = 'To make it anew: npm run reset, then npm start.';

/** @typedef {{ role: string, name: string, email: string, password: string }} SignIn */

/**
 * Fills an empty database with the demo world. In a database where anything ever happened it does nothing. Runs before
 * the API, on the API's port, since the payment sandbox reports there.
 * @param {string} ownerUrl
 * @param {NodeJS.ProcessEnv} apiEnv
 */
export async function makeDemoWorld(ownerUrl, apiEnv) {
  if (!existsSync(SEED)) return;
  if (!(await isEmpty(ownerUrl))) {
    if (!existsSync(SIGN_INS)) console.log(`! No demo sign-ins are known for this database. ${BEGIN_AGAIN}`);
    return;
  }
  try {
    await runChild('seed-demo', SEED, apiEnv, { onLine: (line, isError) => isError || console.log(`  ${line}`) });
  } catch (cause) {
    const { message } = /** @type {Error} */ (cause);
    throw new SentenceError(`The demo world is only half made. ${BEGIN_AGAIN}\n${message}`, { cause });
  }
}

/** @returns {SignIn[]} */
export function demoSignIns() {
  return existsSync(SIGN_INS) ? JSON.parse(readFileSync(SIGN_INS, 'utf8')) : [];
}

/** @param {string} ownerUrl */
function isEmpty(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    // Whatever anybody does leaves a fact in the outbox.
    const { rows } = await client.query('select exists (select from outbox_events) as used');
    return !rows[0].used;
  });
}
