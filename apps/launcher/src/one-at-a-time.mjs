import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Does a piece of work that two processes must not do at once; the second waits until the first is done or gone.
 * @param {string} file tells who is at it
 * @param {() => Promise<void>} work
 */
export async function oneAtATime(file, work) {
  while (!claim(file)) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function claim(file) {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (!holderIsAlive(file)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function holderIsAlive(file) {
  try {
    // Signal 0 asks without disturbing. An empty file is one that is being written this moment.
    const pid = Number(readFileSync(file, 'utf8'));
    return pid === 0 || process.kill(pid, 0);
  } catch {
    // The file is gone, or its process is.
    return false;
  }
}
