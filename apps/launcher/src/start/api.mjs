import { endedEarly, startChild } from '../child.mjs';
import { inRoot } from '../places.mjs';

/**
 * Starts the API, which serves the web client on the same port, and waits until it says that it is well.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} url
 */
export async function startApi(env, url) {
  const child = startChild('api', inRoot('apps/api/dist/main.js'), env, {
    onLine: (line) => isTrouble(line) && console.error(`api  ${line}`),
  });
  /** @type {number | string | undefined} */
  let how;
  void child.ended.then((end) => (how = end));
  while (!(await isWell(url))) {
    if (how !== undefined) throw endedEarly('api', how);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return child;
}

/** @param {string} url */
async function isWell(url) {
  try {
    return (await fetch(`${url}/health`)).status === 200;
  } catch {
    // Not listening yet.
    return false;
  }
}

/**
 * The log is JSON with a level of 50 for errors; whatever is not JSON is a crash speaking.
 * @param {string} line
 */
function isTrouble(line) {
  if (!line.startsWith('{')) return line.trim() !== '';
  try {
    return JSON.parse(line).level >= 50;
  } catch {
    return true;
  }
}
