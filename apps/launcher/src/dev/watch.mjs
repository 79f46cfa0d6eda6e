import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { watch } from 'chokidar';
import { ROOT } from '../places.mjs';

const QUIET_MS = 150;

/**
 * Tells about saved source files, in batches: an editor writes a file more than once, and a branch switch many at a time.
 * @param {(changed: { packageFolder: string, file: string }[]) => Promise<void>} onChange not called again before it is done
 */
export async function watchSources(onChange) {
  /** @type {Map<string, { packageFolder: string, file: string }>} */
  const changed = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  let quiet;
  let busy = false;

  async function flush() {
    if (busy || changed.size === 0) return;
    busy = true;
    const batch = [...changed.values()];
    changed.clear();
    await onChange(batch).catch((error) => console.error(error.message));
    busy = false;
    await flush();
  }

  const folders = globSync('{apps/api,apps/web,libs/*}/src', { cwd: ROOT }).map((name) => join(ROOT, name));
  // Node's own watcher loses files that an editor replaces instead of writing into them.
  const watcher = watch(folders, { ignoreInitial: true }).on('all', (_event, path) => {
    const [packageFolder = '', file = ''] = path.split(`${sep}src${sep}`);
    if (!/\.(ts|tsx|css|graphql)$/.test(file) || /\.spec\.ts$/.test(file) || file.startsWith('gql')) return;
    changed.set(path, { packageFolder, file });
    clearTimeout(quiet);
    quiet = setTimeout(flush, QUIET_MS);
  });
  await once(watcher, 'ready');
}
