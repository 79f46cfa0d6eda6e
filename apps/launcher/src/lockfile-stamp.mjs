import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Inside node_modules, so that deleting that folder deletes the claim that it is complete. */
const STAMP = join('node_modules', '.sidecrew-installed');

/** What npm itself writes when an install is done; a person may have run one by hand. */
const NPMS_RECORD = join('node_modules', '.package-lock.json');

/**
 * Whether node_modules holds what the lockfile names.
 * @param {string} root
 */
export function isInstalled(root) {
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfileHash(root)) return true;
  if (!npmInstalledTheSame(root)) return false;
  stampInstalled(root);
  return true;
}

/** @param {string} root */
export function stampInstalled(root) {
  writeFileSync(join(root, STAMP), lockfileHash(root));
}

/** @param {string} root */
function npmInstalledTheSame(root) {
  const record = join(root, NPMS_RECORD);
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  // What is optional may be for another kind of machine.
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, link }]) =>
      !path.startsWith('node_modules/') || optional || (link ? installed[path]?.link : installed[path]?.version === version),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string} root */
function lockfileHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}
