import { Injectable } from '@nestjs/common';
import { type Actor, hours, later, recordAudit, type Tx, Work } from '@sidecrew/platform';
import { type ThreadRow, ThreadsReader } from './threads.reader.js';

/** An open page loads again with every message; within this time it is one look. */
const oneLook = hours(1);

/** Opens a thread to read it. Staff may read every one, and each look leaves a record. */
@Injectable()
export class ReadThread {
  constructor(
    private readonly work: Work,
    private readonly threads: ThreadsReader,
  ) {}

  async run(actor: Actor, threadId: string): Promise<ThreadRow> {
    const thread = await this.threads.one(actor, threadId);
    if (!thread.mine) await this.work.transaction((tx) => this.record(tx, actor, thread));
    return thread;
  }

  private async record(tx: Tx, actor: Actor, { id, contractId, bidId }: ThreadRow): Promise<void> {
    const [known] = await tx.query(
      `select from audit_log where action = 'conversation.read' and actor_id = $1 and subject_id = $2 and at > $3 limit 1`,
      [actor.id, id, later(tx.now, -oneLook)],
    );
    if (known) return;
    await recordAudit(tx, {
      actorId: actor.id,
      action: 'conversation.read',
      subjectType: 'thread',
      subjectId: id,
      facts: { contractId, bidId },
    });
  }
}
