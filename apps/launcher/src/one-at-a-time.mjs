import { rmSync } from 'node:fs';
import { claimFile } from './claim-file.mjs';

/**
 * Does a piece of work that two processes must not do at once; the second waits until the first is done or gone.
 * @param {string} file tells who is at it
 * @param {() => Promise<void>} work
 */
export async function oneAtATime(file, work) {
  while (!claimFile(file)) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}
