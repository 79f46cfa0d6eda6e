import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** A key of its own, so that neither use of the session secret tells about the other. */
const keyFrom = (sessionSecret: string): Buffer => Buffer.from(hkdfSync('sha256', sessionSecret, '', 'sidecrew second factor', 32));

/** Encrypts a secret for the database: a copy of the tables alone opens nothing. Bound to the account, so that rows cannot be swapped. */
export function seal(secret: string, userId: string, sessionSecret: string): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, keyFrom(sessionSecret), iv).setAAD(Buffer.from(userId));
  const text = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), text]).toString('base64');
}

/** The secret, or an error where it was changed, belongs to another account, or was sealed under another session secret. */
export function unseal(sealed: string, userId: string, sessionSecret: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const opening = createDecipheriv(cipher, keyFrom(sessionSecret), bytes.subarray(0, ivBytes));
  opening.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]).toString('utf8');
}
