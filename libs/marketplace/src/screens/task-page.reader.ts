import { Injectable } from '@nestjs/common';
import { type Actor, isAdmin, type Stored, Work } from '@sidecrew/platform';
import { type ObstacleFacts, obstacleFactsSql, obstacleOf } from '../bidding/bid-obstacles.reader.js';
import { bidOf, type BidRow, bidsOfTaskJson, ownBidJson } from '../bidding/bid-rows.js';
import { contractOf, type ContractRow, contractsOfTaskJson } from '../hiring/contract-rows.js';
import { ownerHistoryOf, type OwnerHistoryRow, ownerHistorySql } from '../posting/owner-history.reader.js';
import { taskColumns, taskIsReadable, type TaskRow, taskTables } from '../posting/task-rows.js';
import { jsonRow } from '../sql-list.js';
import { ScreenStatement } from './screen-statement.js';

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

/** `$1` is the task, `$2` the viewer, `$3` whether the viewer is staff. */
const statement = new ScreenStatement<keyof PartsRow>(
  taskColumns,
  {
    ownerHistory: { fields: ['ownerHistory'], sql: jsonRow(`${ownerHistorySql} where u.id = t.owner_id`) },
    // Sealed: for others the database does not even look.
    bids: { fields: ['bids'], sql: `case when t.owner_id = $2 or $3 then ${bidsOfTaskJson} end` },
    myBid: { fields: ['myBid'], sql: ownBidJson },
    bidObstacle: { fields: ['bidObstacle'], sql: jsonRow(`${obstacleFactsSql} where t.id = $1`) },
    contracts: { fields: ['contracts'], sql: contractsOfTaskJson },
  },
  `${taskTables} where t.id = $1 and ${taskIsReadable}`,
);

/** The screen of one task, as this viewer may see it. */
@Injectable()
export class TaskPageReader {
  constructor(private readonly work: Work) {}

  /** The task with the parts that are asked for, in one statement; null where the actor may not read it. */
  async find(actor: Actor | null, taskId: string, asked: ReadonlySet<string>): Promise<TaskPage | null> {
    const [row] = await this.work.readPrepared<TaskRow & PartsRow>(statement.for(asked), [taskId, actor?.id ?? null, isAdmin(actor)]);
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
