import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inRoot, ROOT } from '../places.mjs';

/**
 * Runs one of the installed tools on our own Node, with its output on screen.
 * @param {string} script path below node_modules
 * @param {string[]} args
 * @param {{ nodeArgs?: string[], env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<boolean>} whether it was content
 */
export async function tool(script, args, { nodeArgs = [], env = {} } = {}) {
  const child = spawn(process.execPath, [...nodeArgs, inRoot('node_modules', script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}

/** @param {string[]} targets */
export function nxTargets(targets) {
  const args = ['run-many', '-t', ...targets];
  return tool('nx/dist/bin/nx.js', args, { env: { NX_DAEMON: 'false', NX_PARALLEL: '2' } });
}
