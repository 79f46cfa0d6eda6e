import { Injectable } from '@nestjs/common';
import { type Actor, decodeCursor, isAdmin, type PageArgs, pageOf, type Stored, Work } from '@sidecrew/platform';
import { jsonList } from '../sql-list.js';
import { riskLimit } from './risk.js';
import { decodeTaskCursor, encodeTaskCursor } from './task-cursor.js';
import { taskColumns, taskColumnsFor, taskIsReadable, taskOf, type TaskRow, taskTables } from './task-rows.js';
import { afterCursor, effectiveSort, searchStatement, type TaskSearch } from './task-search.js';

/** Counting stops here; the screen says "2,000+". */
const countCap = 2_000;

export interface TaskPage {
  readonly nodes: TaskRow[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
  readonly totalIsCapped: boolean;
}

/** A page of the search, with what the search can be narrowed to. */
export interface FoundTasks extends TaskPage {
  readonly categories: readonly TaskRow['category'][];
}

interface FoundRow {
  /** `sortKey` is a date, an amount or a rank. */
  readonly nodes: readonly (Stored<TaskRow> & { readonly sortKey: string | number })[];
  readonly counted: number;
  readonly categories: FoundTasks['categories'];
}

/** All questions about tasks. */
@Injectable()
export class TasksReader {
  constructor(private readonly work: Work) {}

  /**
   * Open tasks by words and filters, with their count and all categories: the whole screen in one statement. It stays unprepared: a
   * generic plan would not see the words.
   */
  async searchOpen(search: TaskSearch, page: PageArgs, asked: ReadonlySet<string>): Promise<FoundTasks> {
    const sort = effectiveSort(search);
    const statement = searchStatement({ ...search, sort });
    const after = afterCursor(statement, decodeTaskCursor(page.after, sort));
    const { key, where, order, parameters } = statement;
    // Ranking looks at every match, so it is done once; other orders have an index, and neither page nor count reads on to the end.
    const kept = sort === 'relevance' ? 'materialized' : 'not materialized';
    const columns = taskColumnsFor((list) => asked.has(`nodes.${list}`));
    const [found] = await this.work.read<FoundRow>(
      `with matches as ${kept} (select t.id, ${key} as key from tasks t where ${where}),
            page as materialized (
              select id, key from matches where ${after} order by key ${order}, id ${order} limit ${page.first + 1})
       select (select count(*)::int from (select from matches limit ${countCap + 1}) counted) as counted,
              ${jsonList(`select ${columns}, page.key as "sortKey" from ${taskTables} join page on page.id = t.id
                           order by page.key ${order}, t.id ${order}`)} as nodes,
              ${jsonList(`select c.id, c.slug, c.name from categories c order by c.place`)} as categories`,
      parameters,
    );
    if (!found) throw new Error('A statement without a table answers one row.');
    const shown = found.nodes.slice(0, page.first);
    const last = shown.at(-1);
    return {
      nodes: shown.map(taskOf),
      pageInfo: {
        endCursor: last ? encodeTaskCursor({ sort, key: keyText(last.sortKey), id: last.id }) : null,
        hasNextPage: found.nodes.length > page.first,
      },
      totalCount: Math.min(found.counted, countCap),
      totalIsCapped: found.counted > countCap,
      categories: found.categories,
    };
  }

  /** One task, if the actor may read it: open ones everyone, others only who has a part in them. */
  async findReadable(actor: Actor | null, taskId: string): Promise<TaskRow | null> {
    const [row] = await this.work.read<TaskRow>(`select ${taskColumns} from ${taskTables} where t.id = $1 and ${taskIsReadable}`, [
      taskId,
      actor?.id ?? null,
      isAdmin(actor),
    ]);
    return row ?? null;
  }

  /** By id, for nested fields of things that the actor was already allowed to read; in the order of the ids. */
  async findByIds(ids: readonly string[]): Promise<(TaskRow | Error)[]> {
    const rows = await this.work.read<TaskRow>(`select ${taskColumns} from ${taskTables} where t.id = any($1::uuid[])`, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? new Error(`Task ${id} is missing.`));
  }

  /** All tasks of an owner, newest first. */
  async findOfOwner(actor: Actor, page: PageArgs): Promise<TaskPage> {
    const after = decodeCursor(page.after);
    const rows = await this.work.read<TaskRow>(
      `select ${taskColumns} from ${taskTables}
        where t.owner_id = $1 and ($2::timestamptz is null or (t.created_at, t.id) < ($2::timestamptz, $3::uuid))
        order by t.created_at desc, t.id desc limit $4`,
      [actor.id, after?.at ?? null, after?.id ?? null, page.first + 1],
    );
    const total = await this.countUpToCap(`tasks t where t.owner_id = $1`, [actor.id]);
    return { ...pageOf(rows, page.first, (row) => ({ at: row.createdAt.toISOString(), id: row.id })), ...total };
  }

  /** What waits for an admin's look, longest waiting first. */
  async findInScreening(page: PageArgs): Promise<TaskPage> {
    const waiting = `t.state = 'screening' and t.risk >= ${riskLimit}::real`;
    const after = decodeCursor(page.after);
    const rows = await this.work.read<TaskRow>(
      `select ${taskColumns} from ${taskTables}
        where ${waiting} and ($1::timestamptz is null or (t.screening_since, t.id) > ($1::timestamptz, $2::uuid))
        order by t.screening_since, t.id limit $3`,
      [after?.at ?? null, after?.id ?? null, page.first + 1],
    );
    const total = await this.countUpToCap(`tasks t where ${waiting}`, []);
    return { ...pageOf(rows, page.first, (row) => ({ at: (row.screeningSince ?? row.createdAt).toISOString(), id: row.id })), ...total };
  }

  private async countUpToCap(what: string, parameters: readonly unknown[]): Promise<{ totalCount: number; totalIsCapped: boolean }> {
    const [row] = await this.work.read<{ n: number }>(
      `select count(*)::int as n from (select from ${what} limit ${countCap + 1}) counted`,
      parameters,
    );
    const n = row?.n ?? 0;
    return { totalCount: Math.min(n, countCap), totalIsCapped: n > countCap };
  }
}

/** Dates come as the database writes them in JSON; cursors hold them as we write them. */
const keyText = (key: string | number): string => (typeof key === 'string' ? new Date(key).toISOString() : String(key));
