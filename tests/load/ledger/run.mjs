// @ts-check
import { parseArgs } from 'node:util';
import { withDatabase, withDatabases } from '../kit/database.mjs';
import { measureGrowth } from './growth.mjs';
import { measureMutation } from './mutation.mjs';
import { measureReleases } from './releases.mjs';

/**
 * What the guarantees of the ledger cost. `--postings 10000000` fills the large books so far (a million unless said),
 * `--rounds` and `--jobs` make each figure steadier or quicker, `--only growth` leaves the rest out.
 * @param {readonly string[]} args
 */
export async function run(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      postings: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '5' },
      jobs: { type: 'string', default: '300' },
      only: { type: 'string' },
    },
  });
  const [postings, rounds, jobs] = [Number(values.postings), Number(values.rounds), Number(values.jobs)];
  const parts = {
    releases: () => withDatabase((database) => measureReleases(database, { rounds, jobs })),
    mutation: () => withDatabase((database) => measureMutation(database, { rounds, jobs })),
    growth: () =>
      withDatabases(2, async ([small, large]) => {
        if (small && large) await measureGrowth(small, large, { postings, rounds, jobs });
      }),
  };
  for (const [name, part] of Object.entries(parts)) {
    if (values.only === undefined || values.only === name) await part();
  }
}
