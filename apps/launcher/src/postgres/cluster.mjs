import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * @typedef {object} Cluster
 * @property {string} binaries folder with bin/initdb, bin/postgres and bin/pg_ctl
 * @property {string} data folder of the database files
 * @property {{ uid?: number, gid?: number }} user who runs it
 */

/**
 * Makes the database files unless they are there. The builtin C.UTF-8 provider sorts alike on every system and still
 * knows that É is the capital of é; plain C does not, and text search would take "Ärger" and "ärger" for two words.
 * @param {Cluster} cluster
 * @param {{ password?: string }} options a password makes connections ask for it; without one they are trusted
 */
export async function createCluster(cluster, { password } = {}) {
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return;
  // What an interrupted first start left is no database; initdb refuses a folder that is not empty.
  rmSync(cluster.data, { recursive: true, force: true });
  mkdirSync(cluster.data, { recursive: true });
  own(cluster.data, cluster.user, 0o700);

  const passwordFile = `${cluster.data}.password`;
  try {
    const auth = ['--auth=trust'];
    if (password) {
      writeFileSync(passwordFile, password, { mode: 0o600 });
      own(passwordFile, cluster.user, 0o600);
      auth.splice(0, 1, '--auth=scram-sha-256', `--pwfile=${passwordFile}`);
    }
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'];
    await run(join(cluster.binaries, 'bin', 'initdb'), ['--pgdata', cluster.data, '--username=postgres', '--no-sync', ...locale, ...auth], {
      ...cluster.user,
      cwd: cluster.data,
    });
  } catch (cause) {
    rmSync(cluster.data, { recursive: true, force: true });
    throw new Error(`The database files could not be made in ${cluster.data}: ${reason(cause)}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * @param {string} path
 * @param {{ uid?: number, gid?: number }} user
 * @param {number} mode
 */
function own(path, { uid, gid }, mode) {
  chmodSync(path, mode);
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** @param {unknown} error */
function reason(error) {
  const { stderr, message } = /** @type {{ stderr?: string, message?: string }} */ (error);
  return (stderr || message || String(error)).trim();
}
