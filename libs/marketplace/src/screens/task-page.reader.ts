import { Injectable } from '@nestjs/common';
import { type Actor, isAdmin, type Stored, Work } from '@sidecrew/platform';
import { type ObstacleFacts, obstacleFactsSql, obstacleOf } from '../bidding/bid-obstacles.reader.js';
import { bidOf, type BidRow, bidsOfTaskJson, ownBidJson } from '../bidding/bid-rows.js';
import { contractOf, type ContractRow, contractsOfTaskJson } from '../hiring/contract-rows.js';
import { ownerHistoryOf, type OwnerHistoryRow, ownerHistorySql } from '../posting/owner-history.reader.js';
import { taskColumns, taskIsReadable, type TaskRow, taskTables } from '../posting/task-rows.js';
import { jsonRow } from '../sql-list.js';

/** What later steps know of the task; each is there if it was asked for. */
export interface TaskPage {
  readonly task: TaskRow;
  readonly ownerHistory?: OwnerHistoryRow;
  readonly bids?: readonly BidRow[];
  readonly myBid?: BidRow | null;
  readonly bidObstacle?: string | null;
  readonly contracts?: readonly ContractRow[];
}

interface PartsRow {
  readonly ownerHistory?: Stored<OwnerHistoryRow>;
  readonly bids?: readonly Stored<BidRow>[] | null;
  readonly myBid?: Stored<BidRow> | null;
  readonly bidObstacle?: ObstacleFacts | null;
  readonly contracts?: readonly Stored<ContractRow>[];
}

/** By the field that asks for it. `$1` is the task, `$2` the viewer, `$3` whether the viewer is staff. */
const parts: Readonly<Record<keyof PartsRow, string>> = {
  ownerHistory: jsonRow(`${ownerHistorySql} where u.id = t.owner_id`),
  // Sealed: for others the database does not even look.
  bids: `case when t.owner_id = $2 or $3 then ${bidsOfTaskJson} end`,
  myBid: ownBidJson,
  bidObstacle: jsonRow(`${obstacleFactsSql} where t.id = $1`),
  contracts: contractsOfTaskJson,
};
const partNames = Object.keys(parts) as (keyof PartsRow)[];

/** The screen of one task, as this viewer may see it. */
@Injectable()
export class TaskPageReader {
  constructor(private readonly work: Work) {}

  /** The task with the parts that are asked for, in one statement; null where the actor may not read it. */
  async find(actor: Actor | null, taskId: string, asked: ReadonlySet<string>): Promise<TaskPage | null> {
    const columns = [taskColumns, ...partNames.filter((name) => asked.has(name)).map((name) => `${parts[name]} as "${name}"`)];
    const [row] = await this.work.readPrepared<TaskRow & PartsRow>(
      `select ${columns.join(', ')} from ${taskTables} where t.id = $1 and ${taskIsReadable}`,
      [taskId, actor?.id ?? null, isAdmin(actor)],
    );
    return row
      ? {
          task: row,
          ownerHistory: row.ownerHistory && ownerHistoryOf(row.ownerHistory),
          bids: row.bids?.map(bidOf),
          myBid: row.myBid && bidOf(row.myBid),
          bidObstacle: row.bidObstacle === undefined ? undefined : obstacleOf(actor, row.bidObstacle),
          contracts: row.contracts?.map(contractOf),
        }
      : null;
  }
}
