import { endedEarly, startChild } from '../child.mjs';
import { inRoot } from '../places.mjs';

/**
 * Starts the API, which serves the web client on the same port, and waits until it says that it is well.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} url
 */
export async function startApi(env, url) {
  const child = startChild('api', inRoot('apps/api/dist/main.js'), env, {
    onLine: (line, isError) => (isError || isLoggedError(line)) && console.error(`api  ${line}`),
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
 * A log line is JSON with a level of 50 for errors, or 'error' in words.
 * @param {string} line
 */
function isLoggedError(line) {
  if (!line.startsWith('{')) return false;
  try {
    const { level } = JSON.parse(line);
    return level >= 50 || level === 'error' || level === 'fatal';
  } catch {
    // Not a log line after all, only something in braces.
    return false;
  }
}
