import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';
import type { Party } from '../hiring/contract.policy.js';

export interface ProposalNotices {
  /** Which sides a notice of this proposal reached. */
  notified(tx: Tx, rulingId: string): Promise<Readonly<Record<Party, boolean>>>;
}

/** Filled by whoever tells people things. Unfilled it answers "nobody", so that silence accepts nothing. */
@Injectable()
export class ProposalNoticesPort implements OnApplicationBootstrap {
  private readonly log = new Logger(ProposalNoticesPort.name);
  private notices: ProposalNotices | null = null;

  onApplicationBootstrap(): void {
    if (!this.notices) this.log.warn('Nobody says which proposals were delivered: silence will accept none.');
  }

  register(notices: ProposalNotices): void {
    if (this.notices) throw new Error('The port of proposal notices is filled twice.');
    this.notices = notices;
  }

  async notified(tx: Tx, rulingId: string): Promise<Readonly<Record<Party, boolean>>> {
    return (await this.notices?.notified(tx, rulingId)) ?? { owner: false, expert: false };
  }
}
