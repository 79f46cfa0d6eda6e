import { createHash } from 'node:crypto';
import { DAY } from '../clock/job.js';
import type { World } from '../world.js';
import { ApiError, invalidRequest } from './api-error.js';

/** The first answer that was given under a key. */
export interface StoredAnswer {
  /** Account, protocol version and key in one. */
  id: string;
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
  createdAt: number;
}

/** A key in use: what it stands for while the request runs. */
export interface Claim {
  id: string;
  fingerprint: string;
  version: 1 | 2;
}

const KEPT_FOR = { 1: DAY, 2: 30 * DAY };

/** Builds the claim of a request; refuses keys that are too long. */
export function claimOf(key: string, account: string, version: 1 | 2, path: string, params: unknown): Claim {
  if (key.length > 255) {
    throw invalidRequest('Idempotency-Key must be 255 characters or less.', { param: 'Idempotency-Key' });
  }
  const fingerprint = createHash('sha256')
    .update(`${path}\n${stable(params)}`)
    .digest('hex');
  return { id: `${version}/${account}/${key}`, fingerprint, version };
}

/** The answer to replay, or undefined when this is the key's first use. */
export function findAnswer(world: World, claim: Claim): StoredAnswer | undefined {
  const stored = world.tables.answers.get(claim.id);
  if (!stored || stored.createdAt + KEPT_FOR[claim.version] <= world.clock.present()) return undefined;
  if (stored.fingerprint !== claim.fingerprint) throw otherParameters(claim);
  return stored;
}

/** Whether an answer is kept: execution must have begun, and the refusal must not be about the moment. */
export function isKept(status: number, version: 1 | 2): boolean {
  // v2 runs a failed request again, so only what succeeded is kept there.
  if (version === 2) return status < 400;
  return status !== 401 && status !== 409 && status !== 429;
}

/** Refused while the first request with the same key has not been answered. */
export function keyInUse(): ApiError {
  return new ApiError(
    409,
    'idempotency_error',
    'There is currently another in-progress request using this Idempotency Key (that probably means you submitted twice, and the other request is still going through). Please try again later.',
    { code: 'idempotency_key_in_use' },
  );
}

function otherParameters(claim: Claim): ApiError {
  const key = claim.id.split('/').slice(2).join('/');
  return new ApiError(
    400,
    'idempotency_error',
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${stable(part)}`).join(',')}}`;
}
