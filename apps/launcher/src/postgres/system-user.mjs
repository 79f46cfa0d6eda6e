import { execFileSync } from 'node:child_process';

/** PostgreSQL refuses to run as root, so root hands it to this user. */
const USER = 'postgres';

/**
 * Who the database server runs as: nothing to say for an ordinary user, ids of a plain user for root.
 * @returns {{ uid?: number, gid?: number }}
 */
export function databaseUser() {
  if (process.getuid?.() !== 0) return {};
  return idsOf(USER) ?? createUser();
}

function createUser() {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  try {
    execFileSync('useradd', [...options, USER], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error(
      'PostgreSQL does not run as root, and the system user "postgres" could not be made. ' +
        'Start Sidecrew as an ordinary user, or make that user first.',
      { cause },
    );
  }
  const ids = idsOf(USER);
  if (!ids) throw new Error('The system user "postgres" was made but cannot be found. Is /etc/passwd in use here?');
  return ids;
}

/** @param {string} name */
function idsOf(name) {
  try {
    const id = (/** @type {string} */ flag) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // `id` fails for exactly one reason here: there is no such user.
    return undefined;
  }
}
