import { Injectable } from '@nestjs/common';
import { type Actor, decodeCursor, isAdmin, type PageArgs, type PageInfo, pageOf, Work } from '@sidecrew/platform';
import { type BidRow, bidColumns, bidTables, closestFirst, mostComparedBids } from './bid-rows.js';

/** All questions about bids. What is sealed is never selected for others. */
@Injectable()
export class BidsReader {
  constructor(private readonly work: Work) {}

  /** One bid, if the actor is its expert, the task's owner or staff. */
  async findReadable(actor: Actor, bidId: string): Promise<BidRow | null> {
    const [row] = await this.work.read<BidRow>(
      `select ${bidColumns} from ${bidTables} where b.id = $1 and (b.expert_id = $2 or t.owner_id = $2 or $3)`,
      [bidId, actor.id, isAdmin(actor)],
    );
    return row ?? null;
  }

  /** The bids of several tasks of one owner, side by side: those closest to hiring first. In the order of the ids. */
  async findOfTasks(taskIds: readonly string[]): Promise<BidRow[][]> {
    const rows = await this.work.read<BidRow>(
      `select ${bidColumns} from ${bidTables}
        where b.id in (select id from unnest($1::uuid[]) wanted (task_id)
                        cross join lateral (select o.id from bids o where o.task_id = wanted.task_id
                                             order by ${closestFirst('o')} limit ${mostComparedBids}) newest)
        order by ${closestFirst('b')}`,
      [taskIds],
    );
    return taskIds.map((taskId) => rows.filter((row) => row.taskId === taskId));
  }

  /** The actor's own bids, newest first. */
  async findMine(actor: Actor, page: PageArgs): Promise<{ nodes: BidRow[]; pageInfo: PageInfo }> {
    const after = decodeCursor(page.after);
    const rows = await this.work.read<BidRow>(
      `select ${bidColumns} from ${bidTables}
        where b.expert_id = $1 and ($2::timestamptz is null or (b.submitted_at, b.id) < ($2::timestamptz, $3::uuid))
        order by b.submitted_at desc, b.id desc limit $4`,
      [actor.id, after?.at ?? null, after?.id ?? null, page.first + 1],
    );
    return pageOf(rows, page.first, (row) => ({ at: row.submittedAt.toISOString(), id: row.id }));
  }

  /** The expert's live or latest bid on each of these tasks; null where there is none. In the order of the ids. */
  async findLatestOf(expertId: string, taskIds: readonly string[]): Promise<(BidRow | null)[]> {
    const rows = await this.work.read<BidRow>(
      `select distinct on (b.task_id) ${bidColumns} from ${bidTables}
        where b.expert_id = $1 and b.task_id = any($2::uuid[]) order by b.task_id, b.submitted_at desc, b.id desc`,
      [expertId, taskIds],
    );
    const byTask = new Map(rows.map((row) => [row.taskId, row]));
    return taskIds.map((taskId) => byTask.get(taskId) ?? null);
  }
}
