import { Injectable } from '@nestjs/common';
import { type Actor, decodeCursor, pageOf, type PageInfo, Work } from '@sidecrew/platform';
import { isPartyOf, threadToRead } from './thread-access.js';

export interface ThreadRow {
  readonly id: string;
  readonly title: string;
  readonly bidId: string;
  readonly taskId: string;
  readonly contractId: string | null;
  readonly otherId: string;
  /** The owner and the expert. */
  readonly peopleIds: readonly [string, string];
  /** Whether the person is one of the two; staff only reads. */
  readonly mine: boolean;
  readonly unread: number;
  readonly lastMessageAt: Date | null;
}

export interface MessageRow {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly hint: string | null;
  readonly at: Date;
}

const unreadSql = `
  (select count(*)::int from messages m
    where m.thread_id = th.id and m.author_id <> $1
      and m.at > coalesce((select r.read_at from thread_reads r where r.thread_id = th.id and r.person_id = $1), '-infinity'))`;

/** Every query about threads and messages. Only the two people of a thread and staff ever load one. */
@Injectable()
export class ThreadsReader {
  constructor(private readonly work: Work) {}

  /** The person's threads that have messages, latest first. */
  async mine(actor: Actor, first: number, after?: string | null): Promise<{ nodes: ThreadRow[]; pageInfo: PageInfo }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<ThreadRow>(
      `select th.id, t.title, b.id as "bidId", t.id as "taskId", c.id as "contractId",
              case when th.owner_id = $1 then th.expert_id else th.owner_id end as "otherId",
              array[th.owner_id, th.expert_id] as "peopleIds", true as mine,
              ${unreadSql} as unread, th.last_message_at as "lastMessageAt"
         from (select * from threads where owner_id = $1 union all select * from threads where expert_id = $1) th
         join bids b on b.id = th.bid_id join tasks t on t.id = b.task_id left join contracts c on c.bid_id = b.id
        where $2::timestamptz is null or (th.last_message_at, th.id) < ($2::timestamptz, $3::uuid)
        order by th.last_message_at desc, th.id desc limit $4`,
      [actor.id, from?.at ?? null, from?.id ?? null, first + 1],
    );
    return pageOf(rows, first, (row) => ({ at: (row.lastMessageAt ?? new Date(0)).toISOString(), id: row.id }));
  }

  /** One thread, whether or not anyone wrote in it yet. */
  async one(actor: Actor, threadId: string): Promise<ThreadRow> {
    const thread = await threadToRead(this.work, actor, { threadId });
    const mine = isPartyOf(actor, thread);
    const [row] = await this.work.read<{ unread: number; lastMessageAt: Date }>(
      `select ${unreadSql} as unread, th.last_message_at as "lastMessageAt" from threads th where th.id = $2`,
      [actor.id, threadId],
    );
    return {
      id: thread.threadId,
      title: thread.taskTitle,
      bidId: thread.bidId,
      taskId: thread.taskId,
      contractId: thread.contractId,
      otherId: actor.id === thread.ownerId ? thread.expertId : thread.ownerId,
      peopleIds: [thread.ownerId, thread.expertId],
      mine,
      unread: mine ? (row?.unread ?? 0) : 0,
      lastMessageAt: row?.lastMessageAt ?? null,
    };
  }

  /** Messages of a thread that the caller was let into, newest first. */
  async messages(threadId: string, first: number, after?: string | null): Promise<{ nodes: MessageRow[]; pageInfo: PageInfo }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<MessageRow>(
      `select id, author_id as "authorId", text, hint, at from messages
        where thread_id = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
        order by at desc, id desc limit $4`,
      [threadId, from?.at ?? null, from?.id ?? null, first + 1],
    );
    return pageOf(rows, first, (row) => ({ at: row.at.toISOString(), id: row.id }));
  }
}
