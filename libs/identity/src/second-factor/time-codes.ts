import { Secret, TOTP } from 'otpauth';

const stepSeconds = 30;

const totpOf = (secret: string, email = ''): TOTP =>
  new TOTP({ issuer: 'Sidecrew', label: email, secret: Secret.fromBase32(secret), digits: 6, period: stepSeconds });

/** 160 random bits, as an authenticator app takes them. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What an app reads from a link: `otpauth://totp/…`. */
export const setupLink = (secret: string, email: string): string => totpOf(secret, email).toString();

/**
 * The time step that a code belongs to, or null where it fits none: a phone may be one step early or late. On wall time,
 * like everything about signing in: a moved demo clock must not open a door.
 */
export function stepOf(secret: string, code: string, now = Date.now()): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1_000 / stepSeconds) + delta;
}
