import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { transformFile } from '@swc/core';
import { inRoot } from '../places.mjs';

/**
 * Brings one changed source file into its package's dist, as the build would.
 * @param {string} packageFolder
 * @param {string} file relative to its src
 */
export async function compileFile(packageFolder, file) {
  const target = join(packageFolder, 'dist', file.replace(/\.ts$/, '.js'));
  const source = join(packageFolder, 'src', file);
  if (!existsSync(source)) {
    // Deleted or renamed.
    rmSync(target, { force: true });
    return;
  }
  const { code, map } = await transformFile(source, { configFile: inRoot('.swcrc'), sourceMaps: true });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
  writeFileSync(`${target}.map`, map ?? '{}');
}
