import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';

/** How much the two of a contract wrote to each other. */
export interface MessageCounts {
  readonly byOwner: number;
  readonly byExpert: number;
  readonly lastByOwnerAt: Date | null;
}

type Counter = (tx: Tx, bidId: string) => Promise<MessageCounts>;

/** Filled by whoever carries messages; unfilled, nobody wrote any. */
@Injectable()
export class MessageCountsPort {
  private counter: Counter | null = null;

  register(counter: Counter): void {
    if (this.counter) throw new Error('The port of message counts is filled twice.');
    this.counter = counter;
  }

  async ofBid(tx: Tx, bidId: string): Promise<MessageCounts> {
    return (await this.counter?.(tx, bidId)) ?? { byOwner: 0, byExpert: 0, lastByOwnerAt: null };
  }
}
