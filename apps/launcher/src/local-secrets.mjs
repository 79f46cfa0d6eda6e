import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {object} LocalSecrets what this checkout made up for itself; worth nothing anywhere else
 * @property {string} databasePassword
 * @property {string} sessionSecret
 * @property {string} sandboxKey
 * @property {import('./start/webhook-destinations.mjs').Destinations} [webhooks]
 */

/**
 * @param {string} file
 * @returns {LocalSecrets}
 */
export function readSecrets(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secrets = {
    databasePassword: randomBytes(18).toString('base64url'),
    sessionSecret: randomBytes(36).toString('base64url'),
    sandboxKey: `sk_test_${randomBytes(24).toString('hex')}`,
  };
  writeSecrets(file, secrets);
  return secrets;
}

/**
 * @param {string} file
 * @param {LocalSecrets} secrets
 */
export function writeSecrets(file, secrets) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}
