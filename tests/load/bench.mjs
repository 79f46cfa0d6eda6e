// @ts-check
/**
 * `npm run bench` runs every bench, `npm run bench -- ledger` one; what follows goes to it: `-- ledger --postings 10000000`.
 * A bench is a folder here whose `run.mjs` exports `run`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nx } from '../../apps/launcher/src/start/build.mjs';
import { runOrExplain, SentenceError } from '../../apps/launcher/src/sentence-error.mjs';

/** @typedef {(args: readonly string[]) => Promise<void>} Bench prints its figures, the ratios with their aims beside them */

const runOf = (/** @type {string} */ name) => join(import.meta.dirname, name, 'run.mjs');
const benches = readdirSync(import.meta.dirname).filter((name) => existsSync(runOf(name)));

await runOrExplain(async () => {
  const [wished, ...args] = process.argv.slice(2);
  if (wished !== undefined && !benches.includes(wished)) {
    throw new SentenceError(`There is no bench "${wished}". There are: ${benches.join(', ')}.`);
  }
  // What is measured is what a server runs: the built libraries.
  await nx(['build']);
  for (const name of wished === undefined ? benches : [wished]) {
    console.log(`\n── ${name} ──`);
    /** @type {{ run: Bench }} */
    const { run } = await import(runOf(name));
    await run(args);
  }
});
