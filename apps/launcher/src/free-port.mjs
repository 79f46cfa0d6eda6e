import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFile, holderIsAlive } from './claim-file.mjs';

/**
 * The wished port, kept from every other Sidecrew on this machine until this process ends: between finding a port free
 * and listening there lies a build, and two starts at once would both find it free.
 * @param {number} wished
 * @returns {Promise<number>}
 */
export async function claimPort(wished) {
  return freePort(claimed(wished) ? wished : 0);
}

/** @param {number} port */
function claimed(port) {
  if (!port) return true;
  const file = join(tmpdir(), `sidecrew-port-${port}`);
  try {
    // Twice, since the first try may only clear away what a killed start left.
    if (!claimFile(file) && !claimFile(file)) return !holderIsAlive(file);
  } catch (error) {
    // Left by a killed start of another user, who alone may delete it: nobody claims the port any more.
    return ['EPERM', 'EACCES'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '');
  }
  process.once('exit', () => rmSync(file, { force: true }));
  return true;
}

/**
 * The wished port when nobody listens there, otherwise any free one.
 * @param {number} [wished]
 * @param {string} [host] where we are going to listen; undefined means every address
 * @returns {Promise<number>}
 */
export async function freePort(wished = 0, host = undefined) {
  if (wished && (await isTaken(wished, host))) return freePort(0, host);
  if (wished) return wished;
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

/**
 * @param {number} port
 * @param {string | undefined} host
 */
async function isTaken(port, host) {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch {
    // In use, or a port this user may not open: for us the same.
    return true;
  }
  server.close();
  await once(server, 'close');
  return false;
}
