import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, newId, NotPossibleNow, type Tx, Work } from '@sidecrew/platform';
import type { Task } from '../posting/task.entity.js';
import { lockTask } from '../posting/task-locks.js';
import { taskPolicy } from '../posting/task.policy.js';
import { type BidForm, fillInBid } from './bid-form.js';
import { freezeTerms, idsOf, saveBid } from './bid-record.js';
import { Bid } from './bid.entity.js';
import { BidSubmitted } from './bid.events.js';
import { liveBidStates } from './bid.process.js';
import { BidLimitReached, OwnTask } from './bid.refusals.js';
import { mustBeAbleToBid, samplesMustBeOwn } from './bidder-check.js';

export const liveBidsPerTask = 15;

/** Offers to do an open task for a price. The task's lock makes the count of bids true. */
@Injectable()
export class SubmitBid {
  constructor(private readonly work: Work) {}

  run(actor: Actor, taskId: string, form: BidForm): Promise<Bid> {
    return this.work.transaction(async (tx) => {
      const task = await lockTask(tx, taskId);
      if (task.ownerId === actor.id) throw new OwnTask();
      if (!taskPolicy.isPublic(task)) throw new NotPossibleNow('task', 'bid', task.state);
      await mustBeAbleToBid(tx, actor, task);
      await mustBeAPlace(tx, actor, task);
      await samplesMustBeOwn(tx, actor, form.sampleIds);
      const bid = newBid(tx, actor, task);
      fillInBid(tx, task, bid, form);
      await saveBid(tx, bid);
      await freezeTerms(tx, bid, 'expert');
      await tx.publish(new BidSubmitted(...idsOf({ bid, task })));
      return bid;
    });
  }
}

async function mustBeAPlace(tx: Tx, actor: Actor, task: Task): Promise<void> {
  const live = await tx.query<{ expert_id: string; state: string }>(
    `select expert_id, state from bids where task_id = $1 and state = any($2::text[])`,
    [task.id, liveBidStates],
  );
  const own = live.find((bid) => bid.expert_id === actor.id);
  if (own) throw new NotPossibleNow('bid', 'submit', own.state);
  if (live.length >= liveBidsPerTask) throw new BidLimitReached(liveBidsPerTask);
}

const newBid = (tx: Tx, actor: Actor, task: Task): Bid =>
  Object.assign(new Bid(), {
    id: newId(),
    taskId: task.id,
    expertId: actor.id,
    state: 'submitted' as const,
    version: 1,
    round: 0,
    counter: null,
    declineReason: null,
    declineNote: null,
    threadId: randomUUID(),
    contractId: null,
    submittedAt: tx.now,
    offeredAt: null,
    endedAt: null,
  });
