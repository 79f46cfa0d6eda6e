import { Injectable } from '@nestjs/common';
import { type Actor, isAdmin, type Stored, Work } from '@sidecrew/platform';
import { type MilestoneWork, type StoredWork, workOf, workSql } from '../delivery/deliveries.reader.js';
import { latestDisputesSql } from '../disputes/dispute-room.sql.js';
import { disputeOf, type DisputeRow } from '../disputes/dispute-row.js';
import { tipOf, type TipRow, tipsJson } from '../funding/tips/tip-rows.js';
import { contractColumns, contractIsReadable, type ContractRow, contractTables } from '../hiring/contract-rows.js';
import { newestTimelineJson, timelineEntryOf, type TimelineRow } from '../hiring/timeline.reader.js';
import { taskColumns, taskOf, type TaskRow, taskTables } from '../posting/task-rows.js';
import { jsonList, jsonRow } from '../sql-list.js';
import { ScreenStatement } from './screen-statement.js';

/** What the steps know of the contract; each is there if it was asked for. */
export interface ContractPage {
  readonly contract: ContractRow;
  readonly task?: TaskRow;
  readonly timeline?: readonly TimelineRow[];
  readonly tips?: readonly TipRow[];
  /** By milestone. */
  readonly work?: ReadonlyMap<string, MilestoneWork>;
  /** The latest dispute by milestone. */
  readonly disputes?: ReadonlyMap<string, DisputeRow>;
}

interface PartsRow {
  readonly task?: Stored<TaskRow>;
  readonly timeline?: readonly Stored<TimelineRow>[];
  readonly tips?: readonly Stored<TipRow>[];
  readonly work?: readonly StoredWork[];
  readonly disputes?: readonly Stored<DisputeRow>[];
}

const milestoneIds = `(array(select id from milestones where contract_id = $1 and state <> 'divided'))`;

/** `$1` is the contract, `$2` the viewer, `$3` whether the viewer is staff. */
const statement = new ScreenStatement<keyof PartsRow>(
  contractColumns,
  {
    task: { fields: ['task'], sql: jsonRow(`select ${taskColumns} from ${taskTables} where t.id = k.task_id`) },
    timeline: { fields: ['timeline'], sql: newestTimelineJson('$1') },
    tips: { fields: ['tips'], sql: tipsJson('$1') },
    work: { fields: ['milestones.deliveries', 'milestones.changeRequests'], sql: jsonList(workSql(milestoneIds)) },
    disputes: { fields: ['milestones.dispute'], sql: jsonList(latestDisputesSql(milestoneIds)) },
  },
  `${contractTables} where k.id = $1 and ${contractIsReadable}`,
);

/** The screen of one contract, for its parties and staff. */
@Injectable()
export class ContractPageReader {
  constructor(private readonly work: Work) {}

  /** The contract with the parts that are asked for, in one statement; null where the actor may not read it. */
  async find(actor: Actor, contractId: string, asked: ReadonlySet<string>): Promise<ContractPage | null> {
    const [row] = await this.work.readPrepared<ContractRow & PartsRow>(statement.for(asked), [contractId, actor.id, isAdmin(actor)]);
    return row
      ? {
          contract: row,
          task: row.task && taskOf(row.task),
          timeline: row.timeline?.map(timelineEntryOf),
          tips: row.tips?.map(tipOf),
          work: row.work && new Map(row.work.map((work) => [work.id, workOf(work)])),
          disputes: row.disputes && new Map(row.disputes.map((dispute) => [dispute.milestoneId, disputeOf(dispute)])),
        }
      : null;
  }
}
