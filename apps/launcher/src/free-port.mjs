import { once } from 'node:events';
import { createServer } from 'node:net';

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
