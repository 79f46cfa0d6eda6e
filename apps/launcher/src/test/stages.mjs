import { seconds } from '../progress.mjs';

/**
 * @typedef {'passed' | 'failed' | 'skipped'} Outcome
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<boolean>} run
 * @property {string} [needs] name of a stage without which this one says nothing
 */

/**
 * Runs every stage, also after one that failed, so that one run tells all there is to mend; only a stage that needs a
 * failed one is left out.
 * @param {Stage[]} stages
 * @returns {Promise<{ name: string, outcome: Outcome, took: number }[]>}
 */
export async function runStages(stages) {
  /** @type {{ name: string, outcome: Outcome, took: number }[]} */
  const done = [];
  for (const { name, run, needs } of stages) {
    const needed = done.find((earlier) => earlier.name === needs);
    if (needed && needed.outcome !== 'passed') {
      done.push({ name, outcome: 'skipped', took: 0 });
      continue;
    }
    console.log(`\n── ${name} ──`);
    const began = performance.now();
    const outcome = (await content(run)) ? 'passed' : 'failed';
    done.push({ name, outcome, took: performance.now() - began });
  }
  return done;
}

/** @param {() => Promise<boolean>} run */
async function content(run) {
  try {
    return await run();
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return false;
  }
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' };

/** @param {{ name: string, outcome: Outcome, took: number }[]} done */
export function summary(done) {
  return done
    .map(({ name, outcome, took }) => `${MARKS[outcome]} ${name.padEnd(22)} ${outcome === 'skipped' ? 'skipped' : seconds(took)}`)
    .join('\n');
}
