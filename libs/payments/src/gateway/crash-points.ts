import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import type { CrashPlace } from './crash-places.js';
import { StripeGateway } from './stripe-gateway.js';

/**
 * Lets a test end the process at a named place, as a power cut would. Does nothing unless SIDECREW_CRASH_AT names the
 * place, and never with a live key. Commits are named by `Tx.name`, calls by `pass`.
 */
@Injectable()
export class CrashPoints implements OnModuleInit {
  private readonly at: string | null;

  constructor(
    gateway: StripeGateway,
    private readonly work: Work,
  ) {
    this.at = gateway.isLive ? null : (process.env['SIDECREW_CRASH_AT'] ?? null);
  }

  onModuleInit(): void {
    if (!this.at) return;
    this.work.watch((moment, names) => {
      for (const name of names) this.pass(`${name}:${moment}` as CrashPlace);
    });
  }

  pass(place: CrashPlace): void {
    if (this.at === place) process.kill(process.pid, 'SIGKILL');
  }
}
