import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { inState, ROOT } from './places.mjs';
import { SentenceError } from './sentence-error.mjs';

const END_WITH_PARENT = new URL('end-with-parent.mjs', import.meta.url).href;

/**
 * What fresh objects may fill before they are looked through. Left alone, Node takes more on a larger machine, and a server that has
 * only started holds 60 MB of garbage.
 */
export const YOUNG_SPACE = '--max-semi-space-size=16';

/** How much of what a failed program said is shown at once. */
const LAST_LINES = 25;

/** How long a program may take to finish what it is doing before it is ended the hard way. */
const PATIENCE_MS = 15_000;

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {Promise<number | string>} ended exit code, or the signal that ended it
 * @property {(predicate: (line: string) => boolean) => Promise<string>} line the first line of output that fits
 * @property {() => Promise<void>} stop
 */

/**
 * Starts one of our Node programs; its output goes to `.sidecrew/logs/<name>.log`.
 * @param {string} name
 * @param {string} file path of the built program
 * @param {NodeJS.ProcessEnv} env
 * @param {{ onLine?: (line: string, isError: boolean) => void }} [options]
 * @returns {Child}
 */
export function startChild(name, file, env, { onLine = () => {} } = {}) {
  mkdirSync(inState('logs'), { recursive: true });
  const log = createWriteStream(inState('logs', `${name}.log`), { flags: 'w' });
  // A group of its own: Ctrl-C reaches only the launcher, which stops everyone in the right order.
  const child = spawn(process.execPath, [YOUNG_SPACE, '--enable-source-maps', '--import', END_WITH_PARENT, file], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });

  /** @type {Set<(line: string, isError: boolean) => void>} */
  const listeners = new Set([onLine]);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      for (const listener of listeners) listener(line, stream === child.stderr);
    });
  }
  const ended = once(child, 'exit').then(([code, signal]) => /** @type {number | string} */ (code ?? signal));

  return {
    name,
    ended,
    line: (predicate) =>
      new Promise((resolve, reject) => {
        listeners.add((line) => predicate(line) && resolve(line));
        void ended.then((how) => reject(endedEarly(name, how)));
      }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(hard);
    },
  };
}

/**
 * Runs one of our programs to its end and fails with a sentence when it fails.
 * @param {string} name
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 * @param {{ onLine?: (line: string, isError: boolean) => void }} [options]
 */
export async function runChild(name, file, env, { onLine = () => {} } = {}) {
  /** @type {string[]} */
  const said = [];
  const child = startChild(name, file, env, {
    onLine(line, isError) {
      said.push(line);
      onLine(line, isError);
    },
  });
  const how = await child.ended;
  if (how !== 0) throw endedEarly(name, how, said.slice(-LAST_LINES));
}

/**
 * @param {string} name
 * @param {number | string} how
 * @param {string[]} [said]
 */
export function endedEarly(name, how, said = []) {
  const way = typeof how === 'number' ? `with code ${how}` : `by ${how}`;
  const sentence = `The program "${name}" ended ${way}. What it said is in .sidecrew/logs/${name}.log.`;
  return new SentenceError([sentence, ...said].join('\n  '));
}
