/**
 * Runs one PostgreSQL server for as long as its parent lives.
 *
 * The parent holds our standard input open. When that closes, whether the parent asked for it or was killed, the server
 * is stopped properly and, for a throw-away one, its files are deleted: no run leaves a server behind. Being the leader
 * of a process group of its own, the keeper does not see the Ctrl-C that ends the parent, so the database outlives the
 * programs that still have something to write.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopCluster } from './leftover.mjs';

/** @type {{ cluster: import('./cluster.mjs').Cluster, port: number, flags: string[], throwAway: boolean }} */
const { cluster, port, flags, throwAway } = JSON.parse(process.argv[2] ?? '');
const { binaries, data, user } = cluster;

const server = spawn(join(binaries, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...flags], {
  ...user,
  cwd: data,
  stdio: ['ignore', 'ignore', 'pipe'],
});
server.stderr.on('data', (chunk) => process.stdout.write(chunk));
// A parent that is gone no longer reads; that is no reason to end before the server has.
process.stdout.on('error', () => {});

let stopping = false;
server.on('exit', (code) => {
  if (throwAway) rmSync(data, { recursive: true, force: true });
  process.exit(stopping ? 0 : (code ?? 1));
});

process.stdin.resume();
process.stdin.on('close', () => {
  stopping = true;
  stopCluster(cluster).catch(() => server.kill('SIGQUIT'));
});
