import { type Actor, isAdmin, NotFound, type Tx, type Work } from '@sidecrew/platform';

/** The two people of a thread. A bid carries its thread's id from the start; the row appears with the first message. */
export interface ThreadParties {
  readonly threadId: string;
  readonly bidId: string;
  readonly taskId: string;
  readonly taskTitle: string;
  readonly ownerId: string;
  readonly expertId: string;
  readonly contractId: string | null;
}

type ThreadKey = { readonly threadId: string } | { readonly bidId: string };

const partiesSql = (where: string): string => `
  select b.thread_id as "threadId", b.id as "bidId", t.id as "taskId", t.title as "taskTitle",
         t.owner_id as "ownerId", b.expert_id as "expertId", c.id as "contractId"
    from bids b join tasks t on t.id = b.task_id left join contracts c on c.bid_id = b.id
   where ${where} and ($3 or t.owner_id = $2 or b.expert_id = $2)`;

/** The thread of a bid or a thread id, if the actor is one of its two people; everyone else learns nothing. */
export const threadFor = (source: Tx | Work, actor: Actor, by: ThreadKey): Promise<ThreadParties> => find(source, actor, by, false);

/** The same for those who may only look: a bid, a contract and all below them are staff's to see as well. */
export const threadToRead = (source: Tx | Work, actor: Actor, by: ThreadKey): Promise<ThreadParties> =>
  find(source, actor, by, isAdmin(actor));

/** Whether it is one of the two people's own, or a member of staff looks in. */
export const isPartyOf = (actor: Actor, { ownerId, expertId }: ThreadParties): boolean => actor.id === ownerId || actor.id === expertId;

async function find(source: Tx | Work, actor: Actor, by: ThreadKey, asStaff: boolean): Promise<ThreadParties> {
  const [sql, id] = 'threadId' in by ? [partiesSql('b.thread_id = $1'), by.threadId] : [partiesSql('b.id = $1'), by.bidId];
  const values = [id, actor.id, asStaff];
  const rows = 'query' in source ? await source.query<ThreadParties>(sql, values) : await source.read<ThreadParties>(sql, values);
  const [thread] = rows;
  if (!thread) throw new NotFound('conversation');
  return thread;
}

/** Makes the thread's row if this is its first use. */
export async function keepThread(tx: Tx, thread: ThreadParties): Promise<void> {
  await tx.query(
    `insert into threads (id, bid_id, owner_id, expert_id, last_message_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing`,
    [thread.threadId, thread.bidId, thread.ownerId, thread.expertId, tx.now],
  );
}
