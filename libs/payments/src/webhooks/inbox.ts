import { Injectable } from '@nestjs/common';
import { Work } from '@sidecrew/platform';
import type { ReceivedEvent } from './verify-event.js';

/** Keeps every event that arrived, once. */
@Injectable()
export class Inbox {
  constructor(private readonly work: Work) {}

  /** Stores an event and wakes the worker; a repeat changes nothing. Answers whether it was new. */
  async store(event: ReceivedEvent): Promise<boolean> {
    return this.work.transaction(async (tx) => {
      tx.name('inbox.store');
      const stored = await tx.query(
        `insert into stripe_events (id, source, type, account, object_id, intent_id, body, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id`,
        [event.id, event.source, event.type, event.account, event.objectId, event.intentId, event.body, tx.now],
      );
      if (stored.length > 0) await tx.wakeWorker();
      return stored.length > 0;
    });
  }
}
