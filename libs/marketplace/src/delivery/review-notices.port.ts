import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';

/** How surely the owner was told of one delivery: notices that arrived, and over how many channels. */
export interface DeliveredNotices {
  readonly notices: number;
  readonly channels: number;
}

export interface ReviewNotices {
  deliveredFor(tx: Tx, deliveryId: string): Promise<DeliveredNotices>;
}

/**
 * Filled by whoever tells people things. Silence counts as acceptance only after the owner was surely told; while nobody
 * fills this port the answer is "not told", so that nothing is ever approved unseen.
 */
@Injectable()
export class ReviewNoticesPort implements OnApplicationBootstrap {
  private readonly log = new Logger(ReviewNoticesPort.name);
  private notices: ReviewNotices | null = null;

  onApplicationBootstrap(): void {
    if (!this.notices) this.log.warn('Nobody says which review notices were delivered: no review will end in approval.');
  }

  register(notices: ReviewNotices): void {
    if (this.notices) throw new Error('The port of review notices is filled twice.');
    this.notices = notices;
  }

  async ownerWasTold(tx: Tx, deliveryId: string): Promise<boolean> {
    const delivered = await this.notices?.deliveredFor(tx, deliveryId);
    return !!delivered && delivered.notices >= 2 && delivered.channels >= 2;
  }
}
