import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';

const log = new Logger('Fault');

/** What people read of a fault of ours, wherever it happened. */
export const FAULT_SENTENCE = 'Something went wrong on our side. Nothing you wrote was lost.';

/**
 * Logs a fault under a reference that the person can quote. Only message and stack: a database error also carries
 * its statement's parameters, which are people's data and secrets.
 */
export function logFault(error: unknown): string {
  const reference = randomBytes(4).toString('hex').toUpperCase();
  log.error(`Reference ${reference}: ${String(error)}`, error instanceof Error ? error.stack : undefined);
  return reference;
}
