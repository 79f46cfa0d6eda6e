import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, newId, Work } from '@sidecrew/platform';
import { hasContactDetails } from '@sidecrew/marketplace';
import { MessageSent } from './messages.events.js';
import { keepThread, threadFor } from './thread-access.js';

export interface WrittenMessage {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly hint: string | null;
  readonly at: Date;
}

const contactHint =
  'This looks like contact details. They are shown, but until you hire each other here nothing agreed outside Sidecrew is protected.';

/** Writes to the other side of a bid or contract. Contact data before the hire only earns the sender a private hint. */
@Injectable()
export class SendMessage {
  constructor(private readonly work: Work) {}

  async run(actor: Actor, threadId: string, text: string): Promise<WrittenMessage> {
    const trimmed = text.trim();
    if (trimmed === '') throw new InvalidInput('text', 'Write a message first.');
    return this.work.transaction(async (tx) => {
      const thread = await threadFor(tx, actor, { threadId });
      await keepThread(tx, thread);
      const hint = !thread.contractId && hasContactDetails(trimmed) ? contactHint : null;
      const message: WrittenMessage = { id: newId(), authorId: actor.id, text: trimmed, hint, at: tx.now };
      await tx.query(`insert into messages (id, thread_id, author_id, text, hint, at) values ($1, $2, $3, $4, $5, $6)`, [
        message.id,
        threadId,
        actor.id,
        trimmed,
        hint,
        tx.now,
      ]);
      await tx.query(`update threads set last_message_at = $2 where id = $1`, [threadId, tx.now]);
      const recipientId = actor.id === thread.ownerId ? thread.expertId : thread.ownerId;
      await tx.touch(`thread:${threadId}`);
      await tx.publish(new MessageSent(message.id, threadId, actor.id, recipientId, thread.taskTitle));
      return message;
    });
  }
}
