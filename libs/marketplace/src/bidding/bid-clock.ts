import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, type Tx } from '@sidecrew/platform';
import { lockBid } from './bid-locks.js';
import { idsOf, saveBid } from './bid-record.js';
import { BidConfirmationDue, BidLeftStale, CounterLapsed } from './bid.events.js';
import { bidProcess } from './bid.process.js';

/** What the clock does to bids: counters fall back, bids on a changed task leave when nobody confirms them. */
@Injectable()
export class BidClock implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.keep('COUNTER', { lock: lockBid, act: (tx, bidId) => this.fallBack(tx, bidId) });
    this.deadlines.keep('STALE_REMINDER', { lock: lockBid, act: (tx, bidId) => this.remind(tx, bidId) });
    this.deadlines.keep('STALE', { lock: lockBid, act: (tx, bidId) => this.leave(tx, bidId) });
  }

  private async fallBack(tx: Tx, bidId: string): Promise<void> {
    const { task, bid } = await lockBid(tx, bidId);
    if (!bidProcess.allows('fallBack', bid.state, 'clock')) return;
    bid.take('fallBack', 'clock');
    bid.counter = null;
    await saveBid(tx, bid);
    await tx.publish(new CounterLapsed(...idsOf({ bid, task })));
  }

  private async remind(tx: Tx, bidId: string): Promise<void> {
    const { task, bid } = await lockBid(tx, bidId);
    if (bid.state === 'stale') await tx.publish(new BidConfirmationDue(...idsOf({ bid, task })));
  }

  private async leave(tx: Tx, bidId: string): Promise<void> {
    const { task, bid } = await lockBid(tx, bidId);
    if (!bidProcess.allows('leaveStale', bid.state, 'clock')) return;
    bid.take('leaveStale', 'clock');
    bid.endedAt = tx.now;
    await saveBid(tx, bid);
    await tx.publish(new BidLeftStale(...idsOf({ bid, task })));
  }
}
