import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createCluster } from './cluster.mjs';
import { clearLeftover } from './leftover.mjs';

const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url));

/** Faster, and safe only for data that nobody keeps: a power cut would break the files. */
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {Promise<string>} ended the last lines of its log, once it is gone for whatever reason
 * @property {() => Promise<void>} stop
 */

/**
 * Starts PostgreSQL and answers when it accepts connections.
 * @param {object} options
 * @param {import('./cluster.mjs').Cluster} options.cluster
 * @param {number} options.port
 * @param {string} [options.password]
 * @param {boolean} [options.throwAway] a server for tests: quick, and its files are deleted when it stops
 * @param {readonly string[]} [options.settings] more settings, which win: `shared_buffers=1GB`
 * @param {(text: string) => void} [options.log]
 * @returns {Promise<Server>}
 */
export async function startServer({ cluster, port, password, throwAway = false, settings: wished = [], log = () => {} }) {
  await createCluster(cluster, { password });
  await clearLeftover(cluster);

  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(throwAway ? CARELESS : []),
    ...wished,
  ];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const keeper = spawn(process.execPath, [KEEPER, JSON.stringify({ cluster, port, flags, throwAway })], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    windowsHide: true,
  });

  let tail = '';
  const ended = once(keeper, 'exit').then(() => tail.trim());
  const ready = new Promise((resolve) => {
    keeper.stdout.on('data', (chunk) => {
      tail = (tail + chunk).slice(-2000);
      log(String(chunk));
      if (tail.includes('ready to accept connections')) resolve('ready');
    });
  });
  if ((await Promise.race([ready, ended])) !== 'ready') {
    throw new Error(`PostgreSQL did not start on port ${port}. It said:\n${tail.trim()}`);
  }
  return {
    port,
    ended,
    async stop() {
      keeper.stdin.end();
      await ended;
    },
  };
}
