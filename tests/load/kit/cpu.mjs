// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { SentenceError } from '../../../apps/launcher/src/sentence-error.mjs';
import { withClient } from '../../../apps/launcher/src/postgres/roles.mjs';

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;

/** @param {number | string} pid */
function statOf(pid) {
  if (process.platform !== 'linux') throw new SentenceError('This bench reads the CPU time of processes from /proc, so it needs Linux.');
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [fields[1], fields[11], fields[12], fields[13], fields[14]];
  return { parent, own: (user + system) * MS_PER_TICK, ended: (childUser + childSystem) * MS_PER_TICK };
}

/** CPU milliseconds that a process has used. @param {number} pid */
export const cpuOf = (pid) => statOf(pid).own;

/**
 * Answers how to read the CPU milliseconds of all processes of a PostgreSQL, those that ended included.
 * @param {string} superuserUrl
 * @returns {Promise<() => number>}
 */
export async function databaseCpu(superuserUrl) {
  const postmaster = await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query(`select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`);
    return Number(rows[0].pid);
  });
  return () => {
    const { own, ended } = statOf(postmaster);
    const living = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? cpuOfChild(name, postmaster) : []));
    return living.reduce((sum, one) => sum + one, own + ended);
  };
}

/** Empty where the process has another parent, or ended while the list was read. @param {string} pid @param {number} parent */
function cpuOfChild(pid, parent) {
  try {
    const stat = statOf(pid);
    return stat.parent === parent ? [stat.own] : [];
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return [];
    throw error;
  }
}
