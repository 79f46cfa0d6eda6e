// @ts-check
import { openPool } from '../kit/database.mjs';
import { inTurns, measure } from '../kit/measure.mjs';
import { printRate, printRatio } from '../kit/print.mjs';
import { bareRelease } from './bare-release.mjs';
import { realRelease, startQuietApp } from './real-release.mjs';
import { fillHeld } from './world.mjs';

const WARM_UP = 100;

/**
 * The release decision through the whole application, against the same statements by hand, with and without an account
 * that all share.
 * @param {import('../kit/database.mjs').BenchDatabase} database
 * @param {{ rounds: number, jobs: number }} size
 */
export async function measureReleases({ url, superuserUrl }, { rounds, jobs }) {
  for (const atOnce of [16, 64]) {
    const pool = openPool(url, atOnce);
    const app = await startQuietApp(url, atOnce);
    await app.init();
    const [bare, real] = [bareRelease(pool), realRelease(app)];

    const held = (/** @type {Parameters<typeof fillHeld>[2]} */ sharing, sides = 2) =>
      fillHeld(superuserUrl, sides * (rounds * jobs + WARM_UP), sharing);
    const some = await held({});
    for (const act of [bare, real]) await measure(some.splice(0, WARM_UP), atOnce, act);
    const round = (/** @type {typeof some} */ of, /** @type {typeof bare} */ act) => () => measure(of.splice(0, jobs), atOnce, act);

    const many = await inTurns({ bare: round(some, bare), real: round(some, real) }, rounds);
    console.log(`\n${atOnce} at once`);
    printRate('by hand, plain SQL', many.bare);
    printRate('the application', many.real);
    printRatio('application / by hand', many.real.rate / many.bare.rate, { atLeast: 0.6 });

    const [shared, apart] = [await held({}, 1), await held({ ownCurrency: true }, 1)];
    const hot = await inTurns({ apart: round(apart, real), shared: round(shared, real) }, rounds);
    printRate('the application, no account in common', hot.apart);
    printRate('the application, all pay the same fee accounts', hot.shared);
    printRatio('fee accounts in common / none', hot.shared.rate / hot.apart.rate, { atLeast: 0.9 });

    const ofOne = await held({ oneExpert: true }, 2);
    const one = await inTurns({ bare: round(ofOne, bare), real: round(ofOne, real) }, rounds);
    printRate('by hand, all to one expert', one.bare);
    printRate('the application, all to one expert', one.real);
    printRatio('application / by hand, one expert', one.real.rate / one.bare.rate, { atLeast: 0.6 });
    await app.close();
    await pool.end();
  }
}
