import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import { keepThread, threadFor } from './thread-access.js';

/** Remembers that the person has seen everything so far, and settles the notices that pointed here. */
@Injectable()
export class MarkThreadRead {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, threadId: string): Promise<void> {
    await this.work.transaction(async (tx) => {
      await keepThread(tx, await threadFor(tx, actor, { threadId }));
      await tx.query(
        `insert into thread_reads (thread_id, person_id, read_at) values ($1, $2, $3)
         on conflict (thread_id, person_id) do update set read_at = greatest(thread_reads.read_at, excluded.read_at)`,
        [threadId, actor.id, tx.now],
      );
      await tx.query(`update notices set read_at = $3 where person_id = $1 and subject_id = $2 and read_at is null`, [
        actor.id,
        threadId,
        tx.now,
      ]);
      await tx.touch(`notices:${actor.id}`);
    });
  }
}
