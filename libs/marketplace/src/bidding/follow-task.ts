import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Deadlines, EventHandlers, later, type Tx } from '@sidecrew/platform';
import { TaskAwarded, TaskClosed, TaskEdited, TaskExpired, TaskRejected, TaskReopened, TaskWithdrawn } from '../posting/task.events.js';
import type { Task } from '../posting/task.entity.js';
import { lockTask } from '../posting/task-locks.js';
import { launchTimers } from '../timers.js';
import { idsOf, saveBid } from './bid-record.js';
import { Bid } from './bid.entity.js';
import { BidNotSelected, BidOutdated, EarlierBidderInvited } from './bid.events.js';
import { bidProcess, liveBidStates } from './bid.process.js';

/** What happens to bids when their task changes or ends. */
@Injectable()
export class BidsFollowTheTask implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly deadlines: Deadlines,
  ) {}

  onModuleInit(): void {
    this.events.on(TaskEdited, 'ask-bidders-to-confirm-when-terms-change', async (tx, event) => {
      if (event.newTerms) await this.outdate(tx, event.taskId);
    });
    this.events.on(TaskReopened, 'invite-earlier-bidders-when-task-opens-again', (tx, event) => this.invite(tx, event.taskId));
    const ends = { closed: TaskClosed, expired: TaskExpired, awarded: TaskAwarded, rejected: TaskRejected, withdrawn: TaskWithdrawn };
    for (const [because, ended] of Object.entries(ends)) {
      this.events.on<TaskClosed>(ended, `answer-every-bidder-when-task-is-${because}`, (tx, event, at) =>
        this.passOver(tx, event.taskId, because, at),
      );
    }
  }

  /** Only bids made against an older version: who confirmed in between has answered already. */
  private async outdate(tx: Tx, taskId: string): Promise<void> {
    const task = await lockTask(tx, taskId);
    for (const bid of await this.lockLive(tx, task)) {
      if (bid.taskVersion >= task.version || !bidProcess.allows('outdate', bid.state, 'clock')) continue;
      bid.take('outdate', 'clock');
      bid.counter = null;
      await saveBid(tx, bid);
      await this.deadlines.drop(tx, bid.id, 'COUNTER');
      await this.deadlines.set(tx, 'STALE', bid.id, later(tx.now, launchTimers.STALE));
      await this.deadlines.set(tx, 'STALE_REMINDER', bid.id, later(tx.now, launchTimers.STALE / 2));
      await tx.publish(new BidOutdated(...idsOf({ bid, task })));
    }
  }

  /** Nobody is left without an answer. Bids made after that moment belong to a task that opened again. */
  private async passOver(tx: Tx, taskId: string, because: string, at: Date): Promise<void> {
    const task = await lockTask(tx, taskId);
    for (const bid of await this.lockLive(tx, task)) {
      if (bid.submittedAt > at) continue;
      bid.take('passOver', 'clock');
      bid.counter = null;
      bid.endedAt = tx.now;
      await saveBid(tx, bid);
      await this.deadlines.drop(tx, bid.id);
      await tx.publish(new BidNotSelected(...idsOf({ bid, task }), because));
    }
  }

  /** Those who were passed over hear that the task is open again; a new bid is up to them. */
  private async invite(tx: Tx, taskId: string): Promise<void> {
    const task = await lockTask(tx, taskId);
    const bids = await tx.manager.find(Bid, { where: { taskId, state: 'not_selected' }, order: { id: 'ASC' } });
    const latest = new Map(bids.map((bid) => [bid.expertId, bid]));
    for (const bid of latest.values()) await tx.publish(new EarlierBidderInvited(...idsOf({ bid, task })));
  }

  private lockLive(tx: Tx, task: Task): Promise<Bid[]> {
    return tx.manager
      .createQueryBuilder(Bid, 'bid')
      .where('bid.task_id = :taskId and bid.state in (:...live)', { taskId: task.id, live: liveBidStates })
      .orderBy('bid.id')
      .setLock('for_no_key_update')
      .getMany();
  }
}
