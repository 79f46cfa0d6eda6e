import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, later, type Tx } from '@sidecrew/platform';
import { bidProcess } from '../bidding/bid.process.js';
import { lockBid } from '../bidding/bid-locks.js';
import { idsOf, saveBid } from '../bidding/bid-record.js';
import { contractProcess } from '../contract.process.js';
import { TaskTies } from '../posting/task-ties.js';
import { launchTimers } from '../timers.js';
import { lockContract } from './contract-locks.js';
import { EndUnfundedContract } from './end-unfunded.js';
import { ContractLapsed, OfferLapsed } from './hiring.events.js';
import { recordTimeline } from './timeline.js';

/** What the clock does while somebody is hired, and what binds the task meanwhile. */
@Injectable()
export class HiringClock implements OnModuleInit {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly ties: TaskTies,
    private readonly end: EndUnfundedContract,
  ) {}

  onModuleInit(): void {
    this.deadlines.keep('OFFER', { lock: lockBid, act: (tx, bidId) => this.lapseOffer(tx, bidId) });
    this.deadlines.keep('FUND', { lock: lockContract, act: (tx, contractId) => this.lapseContract(tx, contractId) });
    this.ties.register('offer', (tx, taskId) => exists(tx, `bids where task_id = $1 and state = 'offered'`, taskId));
    this.ties.register('unfunded contract', (tx, taskId) =>
      exists(tx, `contracts where task_id = $1 and state = 'awaiting_funding'`, taskId),
    );
  }

  private async lapseOffer(tx: Tx, bidId: string): Promise<void> {
    const { task, bid } = await lockBid(tx, bidId);
    if (!bidProcess.allows('lapse', bid.state, 'clock')) return;
    bid.take('lapse', 'clock');
    bid.endedAt = tx.now;
    await saveBid(tx, bid);
    await tx.publish(new OfferLapsed(...idsOf({ bid, task })));
  }

  private async lapseContract(tx: Tx, contractId: string): Promise<void> {
    const contract = await lockContract(tx, contractId);
    if (!contractProcess.allows('lapse', contract.state, 'clock')) return;
    if (await this.end.isBeingPaid(tx, contract)) {
      // The owner stands on the payment page, or their bank is asked: that ends first, by payment or by its own timer.
      await this.deadlines.set(tx, 'FUND', contractId, later(tx.now, launchTimers.CARD_CONFIRM));
      return;
    }
    await this.end.run(tx, contract, 'lapse', 'clock', null);
    await recordTimeline(tx, { contractId, kind: 'contract_lapsed', actorId: null, actorRole: 'clock' });
    await tx.publish(new ContractLapsed(contract.id, contract.taskId, contract.ownerId, contract.expertId));
  }
}

async function exists(tx: Tx, what: string, id: string): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(`select exists (select from ${what}) as found`, [id]);
  return row?.found ?? false;
}
