import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inRoot, ROOT } from '../places.mjs';
import { SentenceError } from '../sentence-error.mjs';

/**
 * Runs targets through Nx, which skips what has not changed; its output is shown only when something failed.
 * @param {string[]} targets
 * @param {{ show?: boolean }} [options]
 */
export async function nx(targets, { show = false } = {}) {
  const args = [inRoot('node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', ...targets, '--outputStyle=static'];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    // No daemon: it would outlive us. Two at a time is what a small machine bears beside a database.
    env: { ...process.env, NX_DAEMON: 'false', NX_PARALLEL: '2', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      if (show) process.stdout.write(chunk);
    });
  }
  const [code] = await once(child, 'exit');
  if (code === 0) return;
  if (!show) process.stderr.write(output);
  throw new SentenceError(`"${targets.join(', ')}" failed. Mend what is printed above and start again.`);
}
