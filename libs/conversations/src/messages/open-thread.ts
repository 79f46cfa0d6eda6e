import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { keepThread, threadFor } from './thread-access.js';

/** Opens the one thread of a bid, from either side; opening it again changes nothing. */
@Injectable()
export class OpenThread {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, bidId: string): Promise<string> {
    return this.work.transaction(async (tx) => {
      const thread = await threadFor(tx, actor, { bidId });
      await keepThread(tx, thread);
      return thread.threadId;
    });
  }
}
