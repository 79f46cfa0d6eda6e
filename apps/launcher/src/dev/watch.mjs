import { existsSync, globSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../places.mjs';

const QUIET_MS = 150;

/**
 * Tells about saved source files, in batches: an editor writes a file more than once, and a branch switch many at a time.
 * @param {(changed: { packageFolder: string, file: string }[]) => Promise<void>} onChange not called again before it is done
 */
export function watchSources(onChange) {
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

  const folders = globSync('{apps/api,apps/web,libs/*}', { cwd: ROOT }).map((name) => join(ROOT, name));
  for (const packageFolder of folders.filter((folder) => existsSync(join(folder, 'src')))) {
    watch(join(packageFolder, 'src'), { recursive: true }, (_event, file) => {
      if (!file || !/\.(ts|tsx|css|graphql)$/.test(file) || /\.spec\.ts$/.test(file) || file.startsWith('gql')) return;
      changed.set(join(packageFolder, file), { packageFolder, file });
      clearTimeout(quiet);
      quiet = setTimeout(flush, QUIET_MS);
    });
  }
}
