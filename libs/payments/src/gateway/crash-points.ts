import { Injectable } from '@nestjs/common';
import { StripeGateway } from './stripe-gateway.js';

/** Where the process may be killed on request: `release:after-call`. */
export type CrashPoint = 'before-claim' | 'after-claim' | 'before-call' | 'after-call' | 'before-outcome' | 'after-outcome';

/**
 * Lets a test end the process at a named place, as a power cut would. Does nothing unless SIDECREW_CRASH_AT names the
 * place, and never with a live key.
 */
@Injectable()
export class CrashPoints {
  private readonly at: string | null;

  constructor(gateway: StripeGateway) {
    this.at = gateway.isLive ? null : (process.env['SIDECREW_CRASH_AT'] ?? null);
  }

  pass(op: string, point: CrashPoint): void {
    if (this.at === `${op}:${point}`) process.kill(process.pid, 'SIGKILL');
  }
}
