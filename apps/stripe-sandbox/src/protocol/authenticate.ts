import type { IncomingHttpHeaders } from 'node:http';
import type { World } from '../world.js';
import { ApiError } from './api-error.js';

/** The account a request acts for: the key's own, or a connected account it names. */
export function authenticate(world: World, headers: IncomingHttpHeaders): string {
  const key = keyOf(headers.authorization);
  if (key === undefined) {
    throw new ApiError(
      401,
      'invalid_request_error',
      'You did not provide an API key. Send it as a Bearer token in the Authorization header, or as the user name of HTTP Basic authentication.',
    );
  }
  if (key !== world.secretKey) {
    const shown = key.length > 12 ? `${key.slice(0, 8)}****${key.slice(-4)}` : '****';
    throw new ApiError(401, 'invalid_request_error', `Invalid API Key provided: ${shown}`);
  }
  return actingAccount(world, single(headers['stripe-account']) ?? single(headers['stripe-context']));
}

function actingAccount(world: World, named: string | undefined): string {
  if (named === undefined || named === world.platform) return world.platform;
  const account = named.split('/').at(-1) ?? named;
  if (world.tables.accounts.ownerOf(account) !== world.platform) {
    throw new ApiError(
      403,
      'invalid_request_error',
      `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
      { code: 'account_invalid' },
    );
  }
  return account;
}

function keyOf(header: string | undefined): string | undefined {
  const [scheme, value] = (header ?? '').split(' ');
  if (value === undefined) return undefined;
  if (scheme?.toLowerCase() === 'bearer') return value;
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0];
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
