import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import type { CrashPlace } from './crash-places.js';
import { StripeGateway } from './stripe-gateway.js';

/**
 * Lets a test end the process at a named place, as a power cut would. Does nothing unless SIDECREW_CRASH_AT names the
 * place or a harness chooses one, and never with a live key. Commits are named by `Tx.name`, calls by `pass`.
 */
@Injectable()
export class CrashPoints implements OnModuleInit {
  private endsAt: ((place: CrashPlace) => boolean) | null = null;

  constructor(
    private readonly gateway: StripeGateway,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    const at = process.env['SIDECREW_CRASH_AT'];
    if (at) this.endWhere((place) => place === at);
  }

  /** The process ends at the first place that this says yes to. For a harness that chooses while the process runs. */
  endWhere(endsAt: (place: CrashPlace) => boolean): void {
    if (this.gateway.isLive) return;
    this.endsAt = endsAt;
    this.work.watch((moment, names) => {
      for (const name of names) this.pass(`${name}:${moment}` as CrashPlace);
    });
  }

  pass(place: CrashPlace): void {
    if (this.endsAt?.(place)) process.kill(process.pid, 'SIGKILL');
  }
}
