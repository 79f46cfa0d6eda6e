import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandOf } from '../command-of.mjs';

const run = promisify(execFile);

/** @typedef {import('./cluster.mjs').Cluster} Cluster */

/**
 * Ends what an earlier run left behind: a server that still holds the files is stopped, and a pid file whose number
 * meanwhile belongs to some other program is removed, because PostgreSQL would refuse to start over it.
 * @param {Cluster} cluster
 */
export async function clearLeftover(cluster) {
  const pidFile = join(cluster.data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if ((await commandOf(pid)).includes('postgres')) await stopCluster(cluster);
  else rmSync(pidFile, { force: true });
}

/**
 * Stops a running server and waits until its files are closed.
 * @param {Cluster} cluster
 */
export async function stopCluster({ binaries, data, user }) {
  const pgCtl = join(binaries, 'bin', 'pg_ctl');
  await run(pgCtl, ['stop', '--pgdata', data, '--mode=fast', '--wait', '--timeout=30'], {
    ...user,
    cwd: data,
  });
}
