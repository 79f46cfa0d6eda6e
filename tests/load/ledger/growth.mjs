// @ts-check
import { withClient } from '../../../apps/launcher/src/postgres/roles.mjs';
import { cpuOf } from '../kit/cpu.mjs';
import { openPool } from '../kit/database.mjs';
import { inTurns, measure } from '../kit/measure.mjs';
import { printRate, printRatio } from '../kit/print.mjs';
import { fillHistory } from './history.mjs';
import { postDecision } from './one-call.mjs';
import { realRelease, startQuietApp } from './real-release.mjs';
import { fillHeld } from './world.mjs';

const SMALL = 10_000;
const CONNECTIONS = 4;
const WARM_UP = 100;
/** Postings in one go before the other side has its turn. */
const TURN = 50;
/** One at a time shows what a posting takes; the rates of the other benches show how many there are room for. */
const AT_ONCE = 1;

/**
 * The same postings on books of ten thousand lines and on large ones, side by side on one server.
 * @param {import('../kit/database.mjs').BenchDatabase} small
 * @param {import('../kit/database.mjs').BenchDatabase} large
 * @param {{ postings: number, rounds: number, jobs: number }} size
 */
export async function measureGrowth(small, large, { postings, rounds, jobs }) {
  const began = performance.now();
  await fillHistory(small.superuserUrl, SMALL);
  await fillHistory(large.superuserUrl, postings);
  const lines = await withClient(large.superuserUrl, (client) => client.query('select count(*)::int as lines from ledger_postings'));
  console.log(
    `\nfrom ${SMALL} to ${lines.rows[0].lines} postings (filled and checked in ${((performance.now() - began) / 1000).toFixed(0)} s)`,
  );

  const [few, many] = [await openSide(small, rounds, jobs), await openSide(large, rounds, jobs)];
  // Short turns: what else the machine does changes from second to second, and shall meet both alike.
  const posting = await inTurns({ few: few.posting, many: many.posting }, (rounds * jobs) / TURN);
  printRate('one call of ledger_post, few postings', posting.few);
  printRate('one call of ledger_post, many', posting.many);
  printRatio('time of a posting, many / few', posting.many.p50 / posting.few.p50, { atMost: 1.2 });
  const [ofFew, ofMany] = [await few.end(), await many.end()];
  printRatio(`CPU of a posting (${ofFew.toFixed(2)} and ${ofMany.toFixed(2)} ms), many / few`, ofMany / ofFew, { atMost: 1.2 });
  const release = await inTurns({ few: few.release, many: many.release }, rounds);
  printRate('the release decision, few postings', release.few);
  printRate('the release decision, many', release.many);
  printRatio('time of a release decision, many / few', release.many.p50 / release.few.p50, { atMost: 1.2 });
}

/**
 * @param {import('../kit/database.mjs').BenchDatabase} database
 * @param {number} rounds
 * @param {number} jobs
 */
async function openSide({ url, superuserUrl }, rounds, jobs) {
  const held = await fillHeld(superuserUrl, 2 * rounds * jobs + WARM_UP + rounds * WARM_UP);
  const pool = openPool(url, 1);
  const { rows } = await pool.query('select pg_backend_pid() as pid');
  const postings = (/** @type {number} */ count) => measure(held.splice(0, count), AT_ONCE, postDecision(pool));
  await postings(WARM_UP);
  const before = cpuOf(rows[0].pid);

  const release = async () => {
    // One application at a time: it is meant to have a process of its own.
    const app = await startQuietApp(url, CONNECTIONS);
    await app.init();
    const act = realRelease(app);
    await measure(held.splice(0, WARM_UP), AT_ONCE, act);
    const measured = await measure(held.splice(0, jobs), AT_ONCE, act);
    await app.close();
    return measured;
  };
  /** Answers the CPU milliseconds of a posting in the database, over all of them. */
  const end = async () => {
    const spent = cpuOf(rows[0].pid) - before;
    await pool.end();
    return spent / (rounds * jobs);
  };
  return { posting: () => postings(TURN), release, end };
}
