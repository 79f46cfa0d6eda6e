import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Inside node_modules, so that deleting that folder deletes the claim that it is complete. */
const STAMP = join('node_modules', '.sidecrew-installed');

/**
 * Whether node_modules holds what the lockfile names.
 * @param {string} root
 */
export function isInstalled(root) {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfileHash(root);
}

/** @param {string} root */
export function stampInstalled(root) {
  writeFileSync(join(root, STAMP), lockfileHash(root));
}

/** @param {string} root */
function lockfileHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}
